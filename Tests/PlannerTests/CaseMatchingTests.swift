import Testing

/// Kinds whose names ignore case: character by character, and never further.
@Suite("Planner: CaseMatching")
struct CaseMatchingTests {
  @Test(arguments: CaseMatchingTests.cases)
  func plan(_ plan: PlanCase) throws { #expect(try plan.dump() == plan.plan) }

  static let cases: [PlanCase] = [
    PlanCase(
      "character by character: Greek, Turkish, and signs that are letters",
      #"""
      lists:
        - name: Σίσυφος
          description: same
        - name: kırı
          description: same
        - name: ſub
          description: same
      blacklistEntries:
        - pattern: "\u212A@example.com"
          description: same
        - pattern: "\u03BCM@example.com"
          state: absent
      """#,
      #"""
      list 1 System type=SYSTEM
      list 5 ΣΊΣΥΦΟΣ type=STANDARD description=same senderAddress=a@b.de
      list 6 KIRI type=STANDARD description=same senderAddress=a@b.de
      list 7 SUB type=STANDARD description=same senderAddress=a@b.de
      blacklist-entry 2 k@example.com description=same
      blacklist-entry 3 \#u{B5}m@example.com
      """#,
      is: #"""
        update list/kırı #6 :4
          name: "KIRI" -> "kırı"
        update list/ſub #7 :6
          name: "SUB" -> "ſub"
        update list/Σίσυφος #5 :2
          name: "ΣΊΣΥΦΟΣ" -> "Σίσυφος"
        delete blacklist-entry/μM@example.com #3 :11
          pattern: "µm@example.com" -> -
          description: null -> -
        1 unchanged, 0 unmanaged, 2 read, 4 write
        """#
    ),
    PlanCase(
      "equal by full folding alone: no create, no rename, no delete",
      #"""
      lists:
        - name: STRASSE
          senderAddress: a@b.de
        - name: Neu
          formerly: firma
        - name: gross
          state: absent
      blacklistEntries:
        - pattern: MASSE@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      list 5 straße type=STANDARD
      list 6 ﬁrma type=STANDARD
      list 7 groß type=STANDARD
      blacklist-entry 2 maße@b.de
      """#,
      is: #"""
        error :2: list "STRASSE" is written "straße" in the tenant (they are the same by full case folding only): use one spelling
        error :4: list "firma" is written "ﬁrma" in the tenant (they are the same by full case folding only): use one spelling
        error :6: list "gross" is written "groß" in the tenant (they are the same by full case folding only): use one spelling
        error :9: blacklist entry "MASSE@b.de" is written "maße@b.de" in the tenant (they are the same by full case folding only): use one spelling
        """#
    ),
    PlanCase(
      "never pruned beside an exact match, and nothing is made beside one",
      #"""
      policy:
        prune: [blacklistEntries]
      blacklistEntries:
        - pattern: masse@b.de
          description: same
      """#,
      #"""
      blacklist-entry 2 masse@b.de description=same
      blacklist-entry 3 maße@b.de
      blacklist-entry 4 other@b.de
      blacklist-entry 5 third@b.de
      blacklist-entry 6 fourth@b.de
      """#,
      PlanCase.Options(allowDeletes: 3),
      is: #"""
        delete blacklist-entry/fourth@b.de #6
          pattern: "fourth@b.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        delete blacklist-entry/other@b.de #4
          pattern: "other@b.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        delete blacklist-entry/third@b.de #5
          pattern: "third@b.de" -> -
          description: null -> -
          because not declared, blacklistEntries is pruned
        1 unchanged, 1 unmanaged, 1 read, 3 write
        warning :4: blacklist entry "maße@b.de" in the tenant is not "masse@b.de" (they are the same by full case folding only): it is not pruned
        """#
    ),
    PlanCase(
      "both declared, one of them there",
      #"""
      lists:
        - name: straße
          senderAddress: a@b.de
        - name: strasse
          senderAddress: a@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      list 5 straße type=STANDARD senderAddress=a@b.de
      """#,
      is: #"""
        error :4: list "strasse" is written "straße" in the tenant (they are the same by full case folding only): use one spelling
        """#
    ),
    PlanCase(
      "both declared, neither there, of a kind with an irregular plural",
      "blacklistEntries: [{pattern: straße}, {pattern: strasse}]",
      "",
      is: #"""
        error :1: blacklist entries "straße" and "strasse" are both to be created (they are the same by full case folding only): use one spelling
        """#
    ),
    PlanCase(
      "both declared, neither there",
      #"""
      lists:
        - name: straße
          senderAddress: a@b.de
        - name: strasse
          senderAddress: a@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      """#,
      is: #"""
        error :4: lists "straße" and "strasse" are both to be created (they are the same by full case folding only): use one spelling
        """#
    ),
    PlanCase(
      "both declared and both there",
      #"""
      lists:
        - name: straße
          senderAddress: a@b.de
        - name: strasse
          senderAddress: a@b.de
      """#,
      #"""
      list 1 System type=SYSTEM
      list 5 straße type=STANDARD senderAddress=a@b.de
      list 6 STRASSE type=STANDARD senderAddress=a@b.de
      """#,
      is: #"""
        update list/strasse #6 :4
          name: "STRASSE" -> "strasse"
        1 unchanged, 0 unmanaged, 1 read, 1 write
        """#
    ),
    PlanCase(
      "names that do not ignore case: full folding stops them too",
      #"""
      targetGroups:
        - name: GROSS
          filterString: a = 1
      attributes:
        - name: Straße
          type: TEXT
      """#,
      #"""
      list 1 System type=SYSTEM
      target-group 7@1 groß
      attribute 3 STRASSE type=TEXT
      """#,
      is: #"""
        error :2: target group "GROSS" is written "groß" in the tenant (they are the same by full case folding only): use one spelling
        error :5: attribute "Straße" is written "STRASSE" in the tenant (they are the same by full case folding only): use one spelling
        """#
    ),
  ]
}
