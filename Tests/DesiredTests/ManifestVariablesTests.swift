import Testing

@testable import Desired

@Suite struct ManifestVariablesTests {
  @Test(arguments: [
    ManifestCase(
      "the sources in their order",
      #"""
      #: var a=option
      #: var-file a=file
      #: var-file b=file
      #: env a=environment
      #: env b=environment
      #: env c=environment
      variables: {a: default, b: default, c: default, d: default}
      lists:
        - name: ${a} ${b} ${c} ${d}

      """#,
      #"""
      list/option file environment default @m.yaml:3:5
        name: "option file environment default" @m.yaml:3:11
      section list

      """#
    ),
    ManifestCase(
      "defaults of any file count in all",
      #"""
      lists:
        - name: ${a}
      #: file b.yaml
      variables: {a: 007}

      """#,
      #"""
      list/007 @m.yaml:2:5
        name: "007" @m.yaml:2:11
      section list

      """#
    ),
    ManifestCase(
      "what is put in is not scanned again",
      #"""
      #: var a=${b}
      #: var b=x
      lists:
        - name: ${a}-${b}
          description: $${a} $$${a} $a $ ${b}$${b}$

      """#,
      #"""
      list/${b}-x @m.yaml:2:5
        name: "${b}-x" @m.yaml:2:11
        description: "${a} $${a} $a $ x${b}$" @m.yaml:3:18
      section list

      """#
    ),
    ManifestCase(
      "nothing is put into variables",
      #"""
      variables: {a: "${b}", c: "$${b}"}
      lists: [{name: "${a} ${c}"}]

      """#,
      #"""
      list/${b} $${b} @m.yaml:2:9
        name: "${b} $${b}" @m.yaml:2:16
      section list

      """#
    ),
    ManifestCase(
      "in any value",
      #"""
      #: var t=DYNAMIC
      #: var b=true
      #: var n=80
      #: var e=
      #: var m=8
      #: var p=datasources
      lists:
        - name: A
          type: ${t}
          description: ${e}
      attributes:
        - name: A
          hidden: ${b}
          maxLength: ${n}
      textModules:
        - name: A
          text: ${n}
      targetGroups:
        - name: A
          filterString: ${e}
      policy:
        prune:
          - ${p}
        protect:
          - list/${n}

      """#,
      #"""
      attribute/A @m.yaml:6:5
        name: "A" @m.yaml:6:11
        maxLength: 80 @m.yaml:8:16
        hidden: true @m.yaml:7:13
      list/A @m.yaml:2:5
        name: "A" @m.yaml:2:11
        type: "DYNAMIC" @m.yaml:3:11
        description: "" @m.yaml:4:18
      target-group/A @m.yaml:13:5
        name: "A" @m.yaml:13:11
        filterString: "" @m.yaml:14:19
      text-module/A @m.yaml:10:5
        name: "A" @m.yaml:10:11
        text: "80" @m.yaml:11:11
      section attribute
      section list
      section target-group
      section text-module
      prune datasource
      protect list/80 @m.yaml:19:7

      """#
    ),
    ManifestCase(
      "what a variable gives is never null",
      #"""
      #: var a=null
      #: var b=
      lists:
        - name: ${a}
          description: ${b}
          senderName: ${a}

      """#,
      #"""
      list/null @m.yaml:2:5
        name: "null" @m.yaml:2:11
        description: "" @m.yaml:3:18
        senderName: "null" @m.yaml:4:17
      section list

      """#
    ),
  ])
  func variablesAreReplacedInValues(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "a --var that nothing uses",
      #"""
      #: var a=b
      #: var c=d
      #: var e=f
      #: var-file g=h
      #: env i=j
      variables: {k: l}
      lists:
        - name: ${c}

      """#,
      #"""
      warning: --var a is not used by any manifest
      warning: --var e is not used by any manifest
      (decoded)

      """#
    ),
    ManifestCase(
      "a --var that is used beside one that is not defined",
      #"""
      #: var a=b
      lists:
        - name: ${x}${a}

      """#,
      #"""
      m.yaml:2:11: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
        - name: ${x}${a}
                ^

      """#
    ),
    ManifestCase(
      "what could not be read may use a --var",
      #"""
      #: var a=b
      lists: [

      """#,
      #"""
      m.yaml:2:1: error: expected a value

      """#
    ),
  ])
  func defaultsAndUses(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
