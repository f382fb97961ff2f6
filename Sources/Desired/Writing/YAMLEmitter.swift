import CYaml
import Support

/// libyaml's emitter: events in, the bytes of one document out. The only file that calls its C.
///
/// It decides about indentation and line ends, and quotes what would not be read back otherwise.
struct YAMLEmitter: ~Copyable {
  // On the heap, because libyaml keeps the addresses and a struct may move.
  private let emitter: UnsafeMutablePointer<yaml_emitter_t>
  private let output: UnsafeMutablePointer<[UInt8]>

  /// How a scalar should be written; libyaml takes another way where this one cannot hold the text.
  enum Style { case plain, singleQuoted, doubleQuoted, literal }

  /// An emitter at the beginning of a document.
  init() {
    emitter = .allocate(capacity: 1)
    emitter.initialize(to: yaml_emitter_t())
    output = .allocate(capacity: 1)
    output.initialize(to: [])
    check(yaml_emitter_initialize(emitter))
    yaml_emitter_set_output(
      emitter,
      { output, bytes, count in
        output?.assumingMemoryBound(to: [UInt8].self).pointee.append(
          contentsOf: UnsafeBufferPointer(start: bytes, count: count)
        )
        return 1
      },
      output
    )
    yaml_emitter_set_unicode(emitter, 1)
    yaml_emitter_set_indent(emitter, 2)
    // Lines are never folded: a diff of two versions is one of lines.
    yaml_emitter_set_width(emitter, -1)
    yaml_emitter_set_break(emitter, YAML_LN_BREAK)
    emit { yaml_stream_start_event_initialize($0, YAML_UTF8_ENCODING) }
    emit { yaml_document_start_event_initialize($0, nil, nil, nil, 1) }
  }

  deinit {
    yaml_emitter_delete(emitter)
    emitter.deallocate()
    output.deinitialize(count: 1)
    output.deallocate()
  }

  /// Opens a mapping; an inline one stands in braces on one line.
  mutating func beginMapping(isInline: Bool = false) {
    emit {
      yaml_mapping_start_event_initialize(
        $0,
        nil,
        nil,
        1,
        isInline ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
      )
    }
  }

  /// Closes the innermost mapping.
  mutating func endMapping() { emit { yaml_mapping_end_event_initialize($0) } }

  /// Opens a sequence.
  mutating func beginSequence() {
    emit { yaml_sequence_start_event_initialize($0, nil, nil, 1, YAML_BLOCK_SEQUENCE_STYLE) }
  }

  /// Closes the innermost sequence.
  mutating func endSequence() { emit { yaml_sequence_end_event_initialize($0) } }

  /// A scalar, as it is.
  mutating func scalar(_ text: String, _ style: Style) {
    let written =
      switch style {
      case .plain: YAML_PLAIN_SCALAR_STYLE
      case .singleQuoted: YAML_SINGLE_QUOTED_SCALAR_STYLE
      case .doubleQuoted: YAML_DOUBLE_QUOTED_SCALAR_STYLE
      case .literal: YAML_LITERAL_SCALAR_STYLE
      }
    var text = text
    text.withUTF8 { bytes in
      // libyaml asserts a pointer also where there is nothing to point to.
      withUnsafePointer(to: UInt8(0)) { nothing in
        let start = bytes.baseAddress ?? nothing
        emit { yaml_scalar_event_initialize($0, nil, nil, start, Int32(bytes.count), 1, 1, written) }
      }
    }
  }

  /// A comment behind what was just closed, one step further in. libyaml knows no comments, and holds events back at the
  /// beginning of a collection: only at the end of one is it certain where its bytes are.
  mutating func comment(_ text: String) {
    check(yaml_emitter_flush(emitter))
    let indent = String(repeating: " ", count: Int(max(0, emitter.pointee.indent)) + 2)
    let line = Array((indent + YAMLComment.line(text)).utf8)
    // Behind a literal block libyaml is at the beginning of a line already.
    if output.pointee.last == UInt8(ascii: "\n") {
      output.pointee += line + [UInt8(ascii: "\n")]
    } else {
      output.pointee += [UInt8(ascii: "\n")] + line
    }
  }

  /// The whole document.
  consuming func finish() -> [UInt8] {
    emit { yaml_document_end_event_initialize($0, 1) }
    emit { yaml_stream_end_event_initialize($0) }
    check(yaml_emitter_flush(emitter))
    return output.pointee
  }

  private func emit(_ fill: (UnsafeMutablePointer<yaml_event_t>) -> Int32) {
    var event = yaml_event_t()
    check(fill(&event))
    check(yaml_emitter_emit(emitter, &event))
  }

  private func check(_ result: Int32) {
    // A `String` is UTF-8, the writer's events are in order, and the output takes everything: memory is what is left.
    if result != 1 { fatalError("libyaml has no memory") }
  }
}

/// Comments, which libyaml reads but does not write.
enum YAMLComment {
  /// One comment line; what would end it, or what YAML forbids in a file, is replaced.
  static func line(_ text: String) -> String {
    "# " + InvisibleCharacters.replaced(text, where: InvisibleCharacters.isUnsafe)
  }

  /// A document as comment lines.
  static func commentedOut(_ yaml: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for line in yaml.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      out += line.isEmpty ? "#\n".utf8.map { $0 } : "# ".utf8 + line + [UInt8(ascii: "\n")]
    }
    return out
  }
}
