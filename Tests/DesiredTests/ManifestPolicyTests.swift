import Testing

@testable import Desired

@Suite struct ManifestPolicyTests {
  @Test(arguments: [
    ManifestCase(
      "policies are merged over all files",
      #"""
      policy:
        prune: [blacklistEntries, targetGroups]
        protect: ["list/*"]
      lists: []
      #: file b.yaml
      policy:
        prune: [targetGroups, datasources, textModules]
        protect: ["**", attribute/Vorname]

      """#,
      #"""
      section list
      prune blacklist-entry
      prune datasource
      prune target-group
      prune text-module
      protect ** @b.yaml:3:13
      protect attribute/Vorname @b.yaml:3:19
      protect list/* @m.yaml:3:13

      """#
    )
  ])
  func policiesAreMerged(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "kinds that are never pruned",
      #"""
      policy:
        prune: [lists, attributes, settings, subscriptionSettings, unsubscriptionSettings]
      lists: []

      """#,
      #"""
      m.yaml:2:11: error: policy.prune: lists is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [lists, attributes, settings, subscriptionSettings, unsubscriptionSettings]
                ^
      m.yaml:2:18: error: policy.prune: attributes is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [lists, attributes, settings, subscriptionSettings, unsubscriptionSettings]
                       ^
      m.yaml:2:30: error: policy.prune: settings is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [lists, attributes, settings, subscriptionSettings, unsubscriptionSettings]
                                   ^
      m.yaml:2:40: error: policy.prune: subscriptionSettings is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [lists, attributes, settings, subscriptionSettings, unsubscriptionSettings]
                                             ^
      m.yaml:2:62: error: policy.prune: unsubscriptionSettings is never pruned: it can be targetGroups, textModules, blacklistEntries, datasources
        prune: [lists, attributes, settings, subscriptionSettings, unsubscriptionSettings]
                                                                   ^

      """#
    ),
    ManifestCase(
      "sections that are none",
      #"""
      policy:
        prune:
          - targetGroup
          - zebras
          - target-group
          - \#(String(repeating: "k", count: 61))
      lists: []

      """#,
      #"""
      m.yaml:3:7: error: policy.prune: targetGroup is no section: it can be targetGroups, textModules, blacklistEntries, datasources (did you mean targetGroups?)
          - targetGroup
            ^
      m.yaml:4:7: error: policy.prune: zebras is no section: it can be targetGroups, textModules, blacklistEntries, datasources
          - zebras
            ^
      m.yaml:5:7: error: policy.prune: target-group is no section: it can be targetGroups, textModules, blacklistEntries, datasources (did you mean targetGroups?)
          - target-group
            ^
      m.yaml:6:7: error: policy.prune: \#(String(repeating: "k", count: 60))… is no section: it can be targetGroups, textModules, blacklistEntries, datasources
          - \#(String(repeating: "k", count: 61))
            ^

      """#
    ),
    ManifestCase(
      "entries that are none",
      #"""
      policy:
        prune: [~, [a], ""]
        protect: [~, {}, ""]
      lists: []

      """#,
      #"""
      m.yaml:2:11: error: policy.prune: an entry must be a section's name, not null
        prune: [~, [a], ""]
                ^
      m.yaml:2:14: error: policy.prune: an entry must be a section's name, not a sequence
        prune: [~, [a], ""]
                   ^
      m.yaml:2:19: error: policy.prune: an entry must be a section's name, not an empty text
        prune: [~, [a], ""]
                        ^
      m.yaml:3:13: error: policy.protect: an entry must be an address, not null
        protect: [~, {}, ""]
                  ^
      m.yaml:3:16: error: policy.protect: an entry must be an address, not a mapping
        protect: [~, {}, ""]
                     ^
      m.yaml:3:20: error: policy.protect: an entry must be an address, not an empty text
        protect: [~, {}, ""]
                         ^

      """#
    ),
    ManifestCase(
      "policies of other shapes",
      #"""
      policy: []
      ---
      policy: prune
      ---
      policy: {prune: targetGroups, protect: }
      ---
      policy: {prune: {}}
      ---
      lists: []

      """#,
      #"""
      m.yaml:1:1: error: policy must be a mapping, not a sequence
      policy: []
      ^
      m.yaml:3:1: error: policy must be a mapping, not a single value
      policy: prune
      ^
      m.yaml:5:10: error: policy.prune must be a sequence, not a single value
      policy: {prune: targetGroups, protect: }
               ^
      m.yaml:5:31: error: policy.protect must be a sequence, not null
      policy: {prune: targetGroups, protect: }
                                    ^
      m.yaml:7:10: error: policy.prune must be a sequence, not a mapping
      policy: {prune: {}}
               ^

      """#
    ),
    ManifestCase(
      "unknown keys",
      #"""
      policy:
        prun: []
        allow: []
      lists: []

      """#,
      #"""
      m.yaml:2:3: error: unknown key prun of policy (did you mean prune?)
        prun: []
        ^
      m.yaml:3:3: error: unknown key allow of policy
        allow: []
        ^

      """#
    ),
  ])
  func policiesHaveTheirShape(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
