import Resources

/// Builds one document's arena from events and reports what YAML allows and manifests do not.
///
/// Terms: a node's *size* is the number of nodes it has once every alias in it is replaced by what it stands
/// for; its *height* is the number of sequences and mappings on the longest way down from it, likewise. Both are
/// known when a node closes, so an alias is judged by its anchor's numbers and nothing is ever expanded.
struct YAMLDocumentBuilder {
  /// How deeply sequences and mappings may nest, aliases included. Readers may recurse.
  static let depthLimit = 64
  /// How many nodes the aliases of all files may stand for, where ten times the written nodes are not more.
  static let expansionLimit = 1_000_000
  /// How many bytes of text the aliases of all files may stand for.
  static let byteLimit = 64 << 20

  /// A sequence or mapping that is not closed yet.
  private struct Frame {
    let index: Int
    let isMapping: Bool
    let anchor: String?
    var size = 1
    var height = 1
    var bytes = 0
  }

  /// What a name stands for. Of an open one, which encloses the place, the numbers are not known yet.
  private struct Anchor {
    let index: Int
    let size: Int
    let height: Int
    let bytes: Int
    let isOpen: Bool
  }

  private let file: Int
  private let breaks: YAMLLineBreaks
  private let surrogates: YAMLSurrogates?
  private var arena = YAMLArena()
  private var frames: [Frame] = []
  private var anchors: [String: Anchor] = [:]
  private var check = YAMLMappingCheck()
  /// Whether an alias stands for nothing: then nothing of the document can be relied upon.
  private var isBroken = false

  /// What was found so far.
  private(set) var diagnostics: [Diagnostic] = []
  /// What the aliases so far stand for.
  private(set) var expansion: YAMLExpansion
  /// How many nodes of the document are written.
  var written: Int { arena.nodes.count }

  /// A document that begins after others, whose aliases stand for `expansion`.
  init(
    file: Int,
    breaks: YAMLLineBreaks,
    expansion: YAMLExpansion,
    surrogates: YAMLSurrogates? = nil
  ) {
    self.file = file
    self.surrogates = surrogates
    self.breaks = breaks
    self.expansion = expansion
  }

  /// Takes the next event of the document; false where the rest of the file is better left unread.
  mutating func take(_ event: borrowing YAMLEvent) -> Bool {
    switch event.kind {
    case .scalar(let bytes, let style): addScalar(bytes, style, event)
    case .sequenceStart: return open(isMapping: false, event)
    case .mappingStart: return open(isMapping: true, event)
    case .collectionEnd: close()
    case .alias: return addAlias(event)
    case .documentStart, .documentEnd, .streamEnd: break
    }
    return true
  }

  /// The document; nil where an alias of it stands for nothing.
  consuming func finish() -> YAMLDocument? {
    isBroken ? nil : YAMLDocument(file: file, arena: arena)
  }

  // MARK: - Nodes

  private mutating func addScalar(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ style: YAMLDocument.Style,
    _ event: borrowing YAMLEvent
  ) {
    var style = style
    var tag = YAMLDocument.Tag.none
    let start = arena.text.count
    if let surrogates {
      arena.text += surrogates.restored(bytes, isDoubleQuoted: event.isDoubleQuoted)
    } else {
      arena.text.append(contentsOf: bytes)
    }
    if bytes.contains(0) {
      report("a text cannot hold NUL (\\0): delete it", event.place)
      // What follows reads the rest, and says nothing of this again.
      let rest = arena.text[start...].filter { $0 != 0 }
      arena.text.replaceSubrange(start..., with: rest)
    }
    if let name = event.tag {
      switch YAMLTag(name, before: .scalar, String(decoding: arena.text[start...], as: UTF8.self)) {
      // `!!str 12` is the text "12".
      case .text: if style == .plain { style = .quoted }
      case .scalar(let known): tag = known
      case .collection: break
      case .refused(let message): report(message, event.place)
      }
    } else if style == .plain, let blank = YAMLBlanks.leading(in: bytes) {
      let (line, column) = breaks.lineAndColumn(event.place)
      let mark = Mark(file: file, line: line, column: column + blank.offset)
      diagnostics.append(.error(YAMLBlanks.message(blank.scalar), at: mark))
    }
    let content = YAMLArena.Content.scalar(
      start: UInt32(start),
      length: UInt32(arena.text.count - start),
      style: style,
      tag: tag
    )
    let index = append(content, event.place)
    if let anchor = event.anchor {
      anchors[String(cString: anchor)] = Anchor(
        index: index,
        size: 1,
        height: 0,
        bytes: bytes.count,
        isOpen: false
      )
    }
    count(size: 1, height: 0, bytes: bytes.count)
  }

  private mutating func open(isMapping: Bool, _ event: borrowing YAMLEvent) -> Bool {
    if let name = event.tag,
      case .refused(let message) = YAMLTag(name, before: isMapping ? .mapping : .sequence, "")
    {
      report(message, event.place)
    }
    let index = append(isMapping ? .mapping(end: 0, merges: false) : .sequence(end: 0), event.place)
    let anchor = event.anchor.map { String(cString: $0) }
    if let anchor { anchors[anchor] = Anchor(index: index, size: 0, height: 0, bytes: 0, isOpen: true) }
    frames.append(Frame(index: index, isMapping: isMapping, anchor: anchor))
    guard frames.count > Self.depthLimit else { return true }
    report("nested more than \(Self.depthLimit) levels deep", event.place)
    return false
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    let end = Int32(arena.nodes.count)
    if frame.isMapping {
      arena.nodes[frame.index].content = .mapping(end: end, merges: false)
      let merges = check.merges(mapping: frame.index, in: arena, file: file, &diagnostics)
      if merges { arena.nodes[frame.index].content = .mapping(end: end, merges: true) }
    } else {
      arena.nodes[frame.index].content = .sequence(end: end)
    }
    // A later anchor may have taken the name meanwhile; aliases that follow mean that one.
    if let name = frame.anchor, anchors[name]?.index == frame.index {
      anchors[name] = Anchor(
        index: frame.index,
        size: frame.size,
        height: frame.height,
        bytes: frame.bytes,
        isOpen: false
      )
    }
    count(size: frame.size, height: frame.height, bytes: frame.bytes)
  }

  private mutating func addAlias(_ event: borrowing YAMLEvent) -> Bool {
    let name = event.anchor.map { String(cString: $0) } ?? ""
    guard let anchor = anchors[name], !anchor.isOpen else {
      let isUnknown = anchors[name] == nil
      report(
        isUnknown
          ? "no anchor &\(name) before the alias *\(name)"
          : "the alias *\(name) stands inside its own anchor",
        event.place
      )
      isBroken = true
      // Its own target, so that keys and values stay in step.
      _ = append(.alias(target: Int32(arena.nodes.count)), event.place)
      count(size: 1, height: 0, bytes: 0)
      return true
    }
    _ = append(.alias(target: Int32(anchor.index)), event.place)
    expansion.nodes += anchor.size
    let limit = max(Self.expansionLimit, 10 * (expansion.written + arena.nodes.count))
    if expansion.nodes > limit {
      report("aliases expand to more than \(limit) nodes", event.place)
      return false
    }
    expansion.bytes += anchor.bytes
    if expansion.bytes > Self.byteLimit {
      report("aliases expand to more than \(Self.byteLimit >> 20) MiB", event.place)
      return false
    }
    if frames.count + anchor.height > Self.depthLimit {
      report("the alias *\(name) nests more than \(Self.depthLimit) levels deep", event.place)
      return false
    }
    count(size: anchor.size, height: anchor.height, bytes: anchor.bytes)
    return true
  }

  private mutating func append(_ content: YAMLArena.Content, _ place: YAMLPlace) -> Int {
    let (line, column) = breaks.lineAndColumn(place)
    arena.nodes.append(YAMLArena.Node(content: content, line: Int32(line), column: Int32(column)))
    return arena.nodes.count - 1
  }

  /// Adds a closed node to what it stands in.
  private mutating func count(size: Int, height: Int, bytes: Int) {
    let top = frames.count - 1
    guard top >= 0 else { return }
    frames[top].size += size
    frames[top].bytes += bytes
    if height >= frames[top].height { frames[top].height = height + 1 }
  }

  // MARK: - Problems

  private mutating func report(_ message: String, _ place: YAMLPlace) {
    diagnostics.append(.error(message, at: breaks.mark(place)))
  }
}
