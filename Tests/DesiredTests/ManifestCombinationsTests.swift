import Testing

@testable import Desired

@Suite struct ManifestCombinationsTests {
  @Test(arguments: [
    ManifestCase(
      "no mappings",
      #"""
      lists:
        - name: L
          mailings:
            - {name: A, targetGroups: VIP}
            - {name: B, targetGroups: [VIP]}
            - {name: C, targetGroups: ""}
            - {name: D, targetGroups: {}}

      """#,
      #"""
      m.yaml:4:33: error: targetGroups must be a mapping of combination and groups, not VIP
            - {name: A, targetGroups: VIP}
                                      ^
      m.yaml:5:33: error: targetGroups must be a mapping of combination and groups, not a sequence
            - {name: B, targetGroups: [VIP]}
                                      ^
      m.yaml:6:33: error: targetGroups must be a mapping of combination and groups, not an empty text
            - {name: C, targetGroups: ""}
                                      ^
      m.yaml:7:33: error: targetGroups needs combination
            - {name: D, targetGroups: {}}
                                      ^

      """#
    ),
    ManifestCase(
      "words that are none",
      #"""
      lists:
        - name: L
          mailings:
            - {name: A, targetGroups: {combination: MATCH_SOME, groups: [V]}}
            - {name: B, targetGroups: {combination: match_all, groups: [V]}}
            - {name: C, targetGroups: {combination: ~, groups: [V]}}
            - {name: D, targetGroups: {combination: "", groups: [V]}}
            - {name: E, targetGroups: {combination: [MATCH_ALL], groups: [V]}}
            - {name: F, targetGroups: {combination: "${x}", groups: [V]}}
            - {name: G, targetGroups: {groups: [V]}}
            - name: H
              targetGroups:
                combination: \#(String(repeating: "M", count: 61))

      """#,
      #"""
      m.yaml:4:47: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not MATCH_SOME (did you mean MATCH_ONE?)
            - {name: A, targetGroups: {combination: MATCH_SOME, groups: [V]}}
                                                    ^
      m.yaml:5:47: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not match_all (did you mean MATCH_ALL?)
            - {name: B, targetGroups: {combination: match_all, groups: [V]}}
                                                    ^
      m.yaml:6:47: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not null
            - {name: C, targetGroups: {combination: ~, groups: [V]}}
                                                    ^
      m.yaml:7:47: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not an empty text
            - {name: D, targetGroups: {combination: "", groups: [V]}}
                                                    ^
      m.yaml:8:47: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not a sequence
            - {name: E, targetGroups: {combination: [MATCH_ALL], groups: [V]}}
                                                    ^
      m.yaml:9:47: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
            - {name: F, targetGroups: {combination: "${x}", groups: [V]}}
                                                    ^
      m.yaml:10:33: error: targetGroups needs combination
            - {name: G, targetGroups: {groups: [V]}}
                                      ^
      m.yaml:13:24: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not \#(String(repeating: "M", count: 60))…
                combination: \#(String(repeating: "M", count: 61))
                             ^

      """#
    ),
    ManifestCase(
      "groups that are none",
      #"""
      lists:
        - name: L
          mailings:
            - {name: A, targetGroups: {combination: MATCH_ALL, groups: VIP}}
            - {name: B, targetGroups: {combination: MATCH_ALL, groups: ~}}
            - {name: C, targetGroups: {combination: MATCH_ALL, groups: {a: b}}}
            - {name: D, targetGroups: {combination: MATCH_ALL, groups: [~, "", [V], {id: 5}, "${x}"]}}
            - {name: E, targetGroups: {combination: MATCH_ALL, groups: []}}
            - {name: F, targetGroups: {combination: MATCH_ALL}}
            - {name: G, targetGroups: {combination: FILTER_GROUP_NOT_ASSIGNED, groups: [V]}}

      """#,
      #"""
      m.yaml:4:66: error: targetGroups.groups must be a sequence of names, not a single value
            - {name: A, targetGroups: {combination: MATCH_ALL, groups: VIP}}
                                                                       ^
      m.yaml:5:66: error: targetGroups.groups must be a sequence of names, not null
            - {name: B, targetGroups: {combination: MATCH_ALL, groups: ~}}
                                                                       ^
      m.yaml:6:66: error: targetGroups.groups must be a sequence of names, not a mapping
            - {name: C, targetGroups: {combination: MATCH_ALL, groups: {a: b}}}
                                                                       ^
      m.yaml:7:67: error: targetGroups.groups: an entry must be a name, not null
            - {name: D, targetGroups: {combination: MATCH_ALL, groups: [~, "", [V], {id: 5}, "${x}"]}}
                                                                        ^
      m.yaml:7:70: error: targetGroups.groups: an entry must be a name, not an empty text
            - {name: D, targetGroups: {combination: MATCH_ALL, groups: [~, "", [V], {id: 5}, "${x}"]}}
                                                                           ^
      m.yaml:7:74: error: targetGroups.groups: an entry must be a name, not a sequence
            - {name: D, targetGroups: {combination: MATCH_ALL, groups: [~, "", [V], {id: 5}, "${x}"]}}
                                                                               ^
      m.yaml:7:79: error: targetGroups.groups: an entry must be a name, not a mapping
            - {name: D, targetGroups: {combination: MATCH_ALL, groups: [~, "", [V], {id: 5}, "${x}"]}}
                                                                                    ^
      m.yaml:7:88: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
            - {name: D, targetGroups: {combination: MATCH_ALL, groups: [~, "", [V], {id: 5}, "${x}"]}}
                                                                                             ^
      m.yaml:8:66: error: targetGroups: MATCH_ALL combines nothing: groups must not be empty
            - {name: E, targetGroups: {combination: MATCH_ALL, groups: []}}
                                                                       ^
      m.yaml:9:33: error: targetGroups: MATCH_ALL combines nothing: groups must not be empty
            - {name: F, targetGroups: {combination: MATCH_ALL}}
                                      ^
      m.yaml:10:82: error: targetGroups: FILTER_GROUP_NOT_ASSIGNED says that there are none: groups must be empty
            - {name: G, targetGroups: {combination: FILTER_GROUP_NOT_ASSIGNED, groups: [V]}}
                                                                                       ^

      """#
    ),
    ManifestCase(
      "groups that are there twice",
      #"""
      #: var v=VIP
      lists:
        - name: L
          mailings:
            - {name: A, targetGroups: {combination: MATCH_ALL, groups: [VIP, vip, "${v}", VIP]}}
            - {name: B, targetGroups: {combination: MATCH_ALL, groups: ["\u00e9", "e\u0301"]}}

      """#,
      #"""
      m.yaml:4:77: error: targetGroups.groups: VIP is named twice
            - {name: A, targetGroups: {combination: MATCH_ALL, groups: [VIP, vip, "${v}", VIP]}}
                                                                                  ^
      m.yaml:4:85: error: targetGroups.groups: VIP is named twice
            - {name: A, targetGroups: {combination: MATCH_ALL, groups: [VIP, vip, "${v}", VIP]}}
                                                                                          ^

      """#
    ),
    ManifestCase(
      "keys that are none, and twice",
      #"""
      lists:
        - name: L
          mailings:
            - name: A
              targetGroups: {combinaton: MATCH_ALL, group: [V], "": x, ids: [1]}
            - name: B
              targetGroups: {combination: MATCH_ALL, combination: MATCH_ONE, groups: [V], groups: [W]}
            - name: C
              targetGroups: {"${x}": MATCH_ALL}

      """#,
      #"""
      m.yaml:5:24: error: unknown key combinaton of targetGroups (did you mean combination?)
              targetGroups: {combinaton: MATCH_ALL, group: [V], "": x, ids: [1]}
                             ^
      m.yaml:5:47: error: unknown key group of targetGroups (did you mean groups?)
              targetGroups: {combinaton: MATCH_ALL, group: [V], "": x, ids: [1]}
                                                    ^
      m.yaml:5:59: error: unknown key "" of targetGroups
              targetGroups: {combinaton: MATCH_ALL, group: [V], "": x, ids: [1]}
                                                                ^
      m.yaml:5:66: error: unknown key ids of targetGroups
              targetGroups: {combinaton: MATCH_ALL, group: [V], "": x, ids: [1]}
                                                                       ^
      m.yaml:7:48: error: duplicate key "combination"
              targetGroups: {combination: MATCH_ALL, combination: MATCH_ONE, groups: [V], groups: [W]}
                                                     ^
      m.yaml:7:24: note: first here
              targetGroups: {combination: MATCH_ALL, combination: MATCH_ONE, groups: [V], groups: [W]}
                             ^
      m.yaml:7:85: error: duplicate key "groups"
              targetGroups: {combination: MATCH_ALL, combination: MATCH_ONE, groups: [V], groups: [W]}
                                                                                          ^
      m.yaml:7:72: note: first here
              targetGroups: {combination: MATCH_ALL, combination: MATCH_ONE, groups: [V], groups: [W]}
                                                                             ^
      m.yaml:9:24: error: unknown key ${x} of targetGroups
              targetGroups: {"${x}": MATCH_ALL}
                             ^

      """#
    ),
    ManifestCase(
      "what is wrong behind an anchor is shown where it stands",
      #"""
      x-all: &all {combination: MATCH_ALL, groups: [V, V]}
      lists:
        - name: L
          mailings:
            - {name: A, targetGroups: *all}
            - {name: B, targetGroups: {<<: *all, groups: [V]}}
            - {name: C, targetGroups: {<<: *all, combination: ALL}}

      """#,
      #"""
      m.yaml:1:50: error: targetGroups.groups: V is named twice
      x-all: &all {combination: MATCH_ALL, groups: [V, V]}
                                                       ^
      m.yaml:7:57: error: targetGroups.combination must be one of MATCH_ALL, MATCH_ONE, MATCH_NONE, FILTER_GROUP_NOT_ASSIGNED, not ALL
            - {name: C, targetGroups: {<<: *all, combination: ALL}}
                                                              ^

      """#
    ),
  ])
  func whatIsWrongWithCombinations(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
