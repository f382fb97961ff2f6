import Resources
import Support

/// Entries of maps that would be written, and of which nothing that was read says that they can be what they stand for.
struct ValuesInDoubt {
  /// What is to be written under one name.
  private struct Doubt {
    /// The forms that would not take it, as far as no live text rules them out.
    var refusing: Set<ValueForm> = []
    /// How long the longest text is.
    var length = 0

    mutating func add(_ text: String) {
      length = max(length, text.utf16.count)
      refusing.formUnion(ValueForm.allCases.filter { $0.problem(with: text) != nil })
    }

    /// What a live text is tells what all of that name can be; gives whether nothing is left to be told.
    mutating func see(_ text: String) -> Bool {
      if text.utf16.count >= length { length = 0 }
      refusing = refusing.filter { $0.problem(with: text) == nil }
      return length == 0 && refusing.isEmpty
    }
  }

  /// By the word of the kind that the entries name, and their names.
  private var doubts: [String: [CodePoints: Doubt]] = [:]

  /// The words of the kinds that entries in doubt name.
  var words: Set<String> { Set(doubts.lazy.filter { !$0.value.isEmpty }.map(\.key)) }

  /// An entry that is to be written.
  mutating func add(_ entry: Value.Entry, _ word: String) {
    guard entry.form == nil, let text = entry.text, !text.isEmpty else { return }
    doubts[word, default: [:]][CodePoints(entry.name), default: Doubt()].add(text)
  }

  /// What an object of the tenant has.
  mutating func see(_ entries: [Value.Entry], _ word: String) {
    guard doubts[word]?.isEmpty == false else { return }
    for entry in entries {
      guard let text = entry.text, !text.isEmpty else { continue }
      let name = CodePoints(entry.name)
      if doubts[word]?[name]?.see(text) == true { doubts[word]?[name] = nil }
    }
  }
}

extension Planner {
  /// The kinds whose objects would tell more of entries of maps that the plan writes, and were not read yet: whether they are
  /// changes at all, and whether they can be what they stand for. What live objects hold under the same names often tells
  /// enough.
  package func missingForms(_ plan: Plan, _ snapshot: Snapshot) -> [Kind] {
    var words: Set<String> = []
    var doubts = ValuesInDoubt()
    for change in plan.changes {
      guard [.create, .update, .replace].contains(change.action) else { continue }
      for (slot, field) in change.kind.fields.enumerated() {
        guard let word = field.keys, snapshot.collections[word] == nil, !words.contains(word),
          case .map(let wanted)? = change.desired[slot]
        else { continue }
        var live: [CodePoints: String] = [:]
        if change.action == .update, case .map(let found)? = change.live?.values[slot] {
          for entry in found { live[CodePoints(entry.name)] = entry.text }
        }
        for entry in wanted where entry.form == nil {
          let text = live[CodePoints(entry.name)]
          if let text, let own = entry.text, sameCodePoints(text, own) { continue }
          if change.action == .update, ValueForm.couldBeSame(text, entry.text) { words.insert(word) }
          doubts.add(entry, word)
        }
      }
    }
    for kind in registry.kinds {
      let maps = kind.fields.enumerated().compactMap { slot, field in field.keys.map { (slot, $0) } }
      for object in maps.isEmpty ? [] : snapshot.collections[kind.word] ?? [] {
        for (slot, word) in maps {
          if case .map(let entries)? = object.values[slot] { doubts.see(entries, word) }
        }
      }
    }
    words.formUnion(doubts.words)
    return registry.kinds.filter { words.contains($0.word) }
  }
}
