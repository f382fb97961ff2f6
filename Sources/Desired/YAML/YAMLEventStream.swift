import CYaml

/// One event of libyaml. Its pointers are into memory that lives until the next event is asked for.
struct YAMLEvent {
  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case scalar(UnsafeBufferPointer<UInt8>, YAMLDocument.Style)
    case sequenceStart
    case mappingStart
    case collectionEnd
    case alias
  }

  let kind: Kind
  let place: YAMLPlace
  /// The name of the node's anchor or, for an alias, the one that it refers to.
  var anchor: UnsafePointer<UInt8>?
  /// Whether it is a scalar in double quotes, where escapes mean something.
  var isDoubleQuoted = false
  /// The tag with its prefix, such as `tag:yaml.org,2002:str`.
  var tag: UnsafePointer<UInt8>?
}

/// A place as libyaml counts it, all from 0.
struct YAMLPlace: Hashable {
  /// In Unicode scalars from the beginning of the file, without its byte order mark.
  let index: Int
  let line: Int
  let column: Int
}

/// What libyaml says where it cannot go on.
enum YAMLFailure: Error {
  case syntax(problem: String, at: YAMLPlace, context: String?, from: YAMLPlace)
  /// A character that YAML forbids, by its offset in bytes.
  case character(UInt32, offset: Int)
  case outOfMemory
}

/// libyaml's parser, as a stream of events. The only file that calls C.
struct YAMLEventStream: ~Copyable {
  // On the heap, because libyaml keeps the address and a struct may move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let isReady: Bool

  /// A stream over bytes that have to outlive it, and are not empty: libyaml asserts a pointer.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    isReady = yaml_parser_initialize(parser) == 1
    if isReady { yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count) }
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// The next event; frees the one before.
  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    guard isReady else { throw .outOfMemory }
    while true {
      yaml_event_delete(event)
      guard yaml_parser_parse(parser, event) == 1 else { throw failure() }
      if event.pointee.type != YAML_STREAM_START_EVENT { return read(event.pointee) }
    }
  }

  private func read(_ event: borrowing yaml_event_t) -> YAMLEvent {
    let place = YAMLPlace(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
      return YAMLEvent(
        kind: .scalar(text, YAMLDocument.Style(scalar.style)),
        place: place,
        anchor: UnsafePointer(scalar.anchor),
        isDoubleQuoted: scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
        tag: UnsafePointer(scalar.tag)
      )
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return YAMLEvent(
        kind: .sequenceStart,
        place: place,
        anchor: UnsafePointer(sequence.anchor),
        tag: UnsafePointer(sequence.tag)
      )
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart,
        place: place,
        anchor: UnsafePointer(mapping.anchor),
        tag: UnsafePointer(mapping.tag)
      )
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias, place: place, anchor: UnsafePointer(event.data.alias.anchor))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .collectionEnd, place: place)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, place: place)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, place: place)
    default: return YAMLEvent(kind: .streamEnd, place: place)
    }
  }

  private func failure() -> YAMLFailure {
    let parser = parser.pointee
    let problem = parser.problem.map { String(cString: $0) } ?? "unknown problem"
    switch parser.error {
    case YAML_MEMORY_ERROR: return .outOfMemory
    case YAML_READER_ERROR:
      return .character(UInt32(bitPattern: parser.problem_value), offset: parser.problem_offset)
    default:
      return .syntax(
        problem: problem,
        at: YAMLPlace(parser.problem_mark),
        context: parser.context.map { String(cString: $0) },
        from: YAMLPlace(parser.context_mark)
      )
    }
  }
}

extension YAMLPlace {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(index: mark.index, line: mark.line, column: mark.column)
  }
}

extension YAMLDocument.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .quoted
    default: self = .plain
    }
  }
}
