import Resources
import Support

extension ManifestDecoder {
  /// The scalar with its variables replaced; what a variable gave is never null. Nil, said, where it cannot be.
  mutating func scalar(_ document: YAMLDocument, _ node: YAMLNode) -> (scalar: YAMLScalar, isNull: Bool)? {
    guard let scalar = document.scalar(of: node) else { return nil }
    guard scalar.text.utf8.contains(UInt8(ascii: "$")) else { return (scalar, scalar.isNull) }
    return substituted(scalar, words: [], at: document.mark(of: node)).map {
      (YAMLScalar(text: $0.written, style: scalar.style, tag: scalar.tag), scalar.isNull)
    }
  }

  /// The scalar's text with its variables replaced, in pieces where it names objects with one of these words. Nil, said,
  /// where it cannot be.
  private mutating func substituted(_ scalar: YAMLScalar, words: [String], at mark: Mark) -> [Value.Piece]? {
    // Told once: nothing is expanded any more.
    if expandedSize > Substitution.sizeLimit { return nil }
    let limit = Substitution.sizeLimit - expandedSize
    let result = Substitution.apply(to: scalar.text, words: words, limit: limit) {
      variables.value($0) ?? defaults[$0]?.value
    }
    expandedSize += result.size
    usedVariables.formUnion(result.names)
    if result.problems.isEmpty { return result.pieces }
    let known = Set(defaults.keys).union(variables.options.keys).union(variables.files.keys).sorted()
    diagnostics += result.problems.map { .error($0.message(known: known), at: mark) }
    return nil
  }

  /// A condition, in which objects may be named that the API knows by number.
  private mutating func decodeFilter(_ document: YAMLDocument, _ field: Field, _ node: YAMLNode) -> Value? {
    guard let scalar = document.scalar(of: node) else { return nil }
    if scalar.isNull { return .null }
    guard !scalar.isTaggedOtherwise else {
      diagnostics.append(
        .error("\(field.name) must be a text, not \(shown(scalar))", at: document.mark(of: node))
      )
      return nil
    }
    let words = field.numbered.compactMap { $0.named?.word }
    guard let pieces = substituted(scalar, words: words, at: document.mark(of: node)) else { return nil }
    let isTemplate = pieces.contains { if case .object = $0 { true } else { false } }
    let value: Value = isTemplate ? .template(pieces) : .text(pieces.written)
    warnOfDamage(value, pieces.written, field, at: document.mark(of: node))
    return value
  }

  /// Says what looks damaged in a condition. The grammar is not complete in the reference, so nothing of it is an error.
  private mutating func warnOfDamage(_ value: Value, _ written: String, _ field: Field, at mark: Mark) {
    let problems = FilterText(value.filterText ?? "").problems(besides: field.namingFunctions)
    diagnostics += problems.map { problem in
      let place = configuration.sources.mark(ofByte: problem.offset, in: written, at: mark)
      return .warning("\(field.name): \(problem.message)", at: place)
    }
  }

  /// The text of a scalar that is not null, nor empty where it must not be. Otherwise nil, and an error of what is
  /// wanted and what is there instead.
  mutating func text(
    _ document: YAMLDocument,
    _ node: YAMLNode,
    _ wanted: String,
    mayBeEmpty: Bool = false
  ) -> String? {
    let before = diagnostics.count
    if let (scalar, isNull) = scalar(document, node), !isNull {
      if scalar.isTaggedOtherwise {
        diagnostics.append(.error("\(wanted), not \(shown(scalar))", at: document.mark(of: node)))
        return nil
      }
      if mayBeEmpty || !scalar.text.isEmpty { return scalar.text }
      diagnostics.append(.error("\(wanted), not an empty text", at: document.mark(of: node)))
    } else if diagnostics.count == before {
      diagnostics.append(.error("\(wanted), not \(document.what(node))", at: document.mark(of: node)))
    }
    return nil
  }

  /// A field's value; nil, with a diagnostic, where it is not what the field wants.
  mutating func decodeValue(_ document: YAMLDocument, _ field: Field, _ node: YAMLNode) -> Value? {
    let mark = document.mark(of: node)
    func fail(_ message: String) -> Value? {
      diagnostics.append(.error("\(field.name) \(message)", at: mark))
      return nil
    }
    switch (field.type, document.kind(of: node)) {
    case (.map, .mapping): return decodeMap(document, field, node)
    case (.reference(.lookup), .mapping): return decodeID(document, field, node)
    case (.combination(let rule), .mapping): return decodeCombination(document, field, rule, node)
    case (_, .mapping), (_, .sequence):
      return fail("must be \(field.type.wanted), not \(document.what(node))")
    case (.filter, .scalar): return decodeFilter(document, field, node)
    case (_, .scalar): break
    }
    guard let (scalar, isNull) = scalar(document, node) else { return nil }
    do throws(WrongValue) {
      return isNull ? try nothing(field) : try value(scalar, field)
    } catch {
      return fail(error.message)
    }
  }

  /// Why a scalar is not what its field wants, as the end of a sentence that begins with the field's name.
  private struct WrongValue: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  /// What null stands for.
  private func nothing(_ field: Field) throws(WrongValue) -> Value {
    switch field.type {
    case .text(let rule) where !rule.isRequired: return .null
    // Content that nothing needs may be none.
    case .content where field.needed.isNever: return .null
    case .reference, .map, .combination: return .null
    case .text, .filter, .content, .boolean, .integer, .word, .code:
      throw WrongValue("must be \(field.type.wanted), not null")
    }
  }

  private func value(_ scalar: YAMLScalar, _ field: Field) throws(WrongValue) -> Value {
    let text = scalar.text
    switch field.type {
    case .boolean, .integer: break
    case _ where scalar.isTaggedOtherwise:
      throw WrongValue("must be \(field.type.wanted), not \(shown(scalar))")
    default: break
    }
    switch field.type {
    case .text(let rule):
      if let problem = rule.problem(with: text) { throw WrongValue(problem) }
      return .text(text)
    case .filter, .content: return .text(text)
    case .boolean:
      if let boolean = scalar.boolean { return .bool(boolean) }
      throw WrongValue("must be true or false, not \(shown(scalar))")
    case .integer(let range): return try integer(scalar, range)
    case .word(let words):
      if words.contains(text) { return .text(text) }
      throw WrongValue(
        "must be one of \(words.joined(separator: ", ")), not \(shown(scalar))\(Suggestion.clause(for: text, among: words))"
      )
    case .code(let codes):
      let words = codes.map(\.word)
      if words.contains(text) { return .text(text) }
      let byNumber = codes.first { String($0.number) == text }.map { " (\($0.number) is written \($0.word))" }
      throw WrongValue(
        "must be one of \(words.joined(separator: ", ")), not \(shown(scalar))\(byNumber ?? Suggestion.clause(for: text, among: words))"
      )
    case .reference:
      if text.isEmpty { throw WrongValue("must be a name, not an empty text") }
      return .reference(.name(text))
    case .map, .combination: throw WrongValue("must be \(field.type.wanted), not \(shown(scalar))")
    }
  }

  private func integer(_ scalar: YAMLScalar, _ range: ClosedRange<Int>) throws(WrongValue) -> Value {
    if let number = scalar.integer, range.contains(number) { return .int(number) }
    throw WrongValue(
      scalar.isWholeNumber
        ? "must be between \(range.lowerBound) and \(range.upperBound), not \(shown(scalar))"
        : "must be a whole number, not \(shown(scalar))"
    )
  }

  func shown(_ scalar: YAMLScalar) -> String {
    if scalar.text.isEmpty { return "an empty text" }
    let text = scalar.text.shortened(to: 60)
    if scalar.isTaggedOtherwise { return "\(scalar.tag.written) \(text)" }
    return scalar.style == .plain ? text : "the text \"\(text)\""
  }

  private mutating func decodeMap(_ document: YAMLDocument, _ field: Field, _ node: YAMLNode) -> Value? {
    var entries: [Value.Entry] = []
    var isFine = true
    document.forEachEntry(of: node) { key, value in
      let name = document.text(of: key) ?? ""
      // No object is without a name.
      guard field.keys == nil || !name.isEmpty else {
        diagnostics.append(.error("\(field.name): a name must not be empty", at: document.mark(of: key)))
        isFine = false
        return
      }
      if let scalar = document.scalar(of: value), scalar.isNull {
        entries.append(Value.Entry(name, nil))
        return
      }
      guard
        let text = text(document, value, "\(field.name): \(shown(key: name)) must be text", mayBeEmpty: true)
      else {
        isFine = false
        return
      }
      entries.append(Value.Entry(name, text))
    }
    return isFine ? .sortedMap(entries) : nil
  }

  /// `{id: 8}`, for an object whose name is not the only one.
  private mutating func decodeID(_ document: YAMLDocument, _ field: Field, _ node: YAMLNode) -> Value? {
    var id: Int?
    var keys = 0
    let before = diagnostics.count
    document.forEachEntry(of: node) { key, value in
      keys += 1
      if document.text(of: key) == "id", let (scalar, _) = scalar(document, value) { id = scalar.integer }
    }
    if let id, keys == 1, id > 0 { return .reference(.id(id)) }
    if diagnostics.count == before {
      diagnostics.append(.error("\(field.name) must be a name or {id: NUMBER}", at: document.mark(of: node)))
    }
    return nil
  }

  /// The content of the file that the node names.
  mutating func decodeFile(_ document: YAMLDocument, _ key: String, _ node: YAMLNode) -> Value? {
    let mark = document.mark(of: node)
    guard document.scalar(of: node) != nil else {
      diagnostics.append(.error("\(key) must be a path, not \(document.what(node))", at: mark))
      return nil
    }
    guard let (scalar, isNull) = scalar(document, node) else { return nil }
    if scalar.isTaggedOtherwise, !isNull {
      diagnostics.append(.error("\(key) must be a path, not \(shown(scalar))", at: mark))
      return nil
    }
    guard !isNull, !scalar.text.isEmpty else {
      diagnostics.append(.error("\(key) must be a path, not \(isNull ? "null" : "an empty text")", at: mark))
      return nil
    }
    // Reported once; the rest of the files is not read.
    if contentSize > Self.contentLimit { return nil }
    do throws(ContentsError) {
      let bytes = try contents.bytes(of: scalar.text, from: configuration.sources.name(of: mark))
      contentSize += bytes.count
      guard contentSize <= Self.contentLimit else {
        throw ContentsError(
          "brings the content files to more than \(Self.contentLimit >> 20) MiB in all: apply the configuration in parts"
        )
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ContentsError("is not UTF-8" + ContentPlace.firstInvalid(in: bytes))
      }
      if let zero = bytes.firstIndex(of: 0) {
        throw ContentsError("holds NUL, which no content can\(ContentPlace.of(zero, in: bytes))")
      }
      return .text(text)
    } catch {
      diagnostics.append(.error("\(scalar.text.shortened(to: 60)) \(error.message)", at: mark))
      return nil
    }
  }
}

extension FieldType {
  /// What it wants, for messages.
  var wanted: String {
    switch self {
    case .text, .filter, .content: "a text"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    case .code(let codes): "one of \(codes.map(\.word).joined(separator: ", "))"
    case .reference(.kind): "a name"
    case .reference(.lookup): "a name or {id: NUMBER}"
    case .map: "a mapping of texts"
    case .combination: "a mapping of \(Combination.wordKey) and \(Combination.namesKey)"
    }
  }
}
