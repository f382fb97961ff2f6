import Testing

@testable import Desired

@Suite struct ManifestSubstitutionTests {
  @Test(arguments: [
    ManifestCase(
      "what a variable gives is read by the type",
      #"""
      #: var a=null
      #: var b=
      #: var c=yes
      attributes:
        - name: A
          hidden: ${c}
          maxLength: ${b}
        - name: B
          hidden: ${a}
          maxLength: "${c}"
      lists:
        - name: ${b}
          type: ${b}

      """#,
      #"""
      m.yaml:3:13: error: hidden must be true or false, not yes
          hidden: ${c}
                  ^
      m.yaml:4:16: error: maxLength must be a whole number, not an empty text
          maxLength: ${b}
                     ^
      m.yaml:6:13: error: hidden must be true or false, not null
          hidden: ${a}
                  ^
      m.yaml:7:16: error: maxLength must be a whole number, not the text "yes"
          maxLength: "${c}"
                     ^
      m.yaml:9:11: error: name must not be empty
        - name: ${b}
                ^
      m.yaml:10:11: error: type must be one of STANDARD, DYNAMIC, not an empty text
          type: ${b}
                ^

      """#
    ),
    ManifestCase(
      "never in a key",
      #"""
      #: var a=name
      lists:
        - ${a}: A

      """#,
      #"""
      warning: --var a is not used by any manifest
      m.yaml:2:5: error: unknown key ${a} of list
        - ${a}: A
          ^

      """#
    ),
    ManifestCase(
      "not in what is ignored",
      #"""
      #: var a=b
      x-a: ${a}
      lists: []

      """#,
      #"""
      warning: --var a is not used by any manifest
      (decoded)

      """#
    ),
    ManifestCase(
      "undefined, with what may be meant",
      #"""
      #: var-file market=DE
      lists:
        - name: ${markt} ${zebra}
          description: ${markt}

      """#,
      #"""
      m.yaml:2:11: error: the variable markt is not defined (did you mean market?): give --var markt=…, INX_VAR_markt, or a default under variables
        - name: ${markt} ${zebra}
                ^
      m.yaml:2:11: error: the variable zebra is not defined: give --var zebra=…, INX_VAR_zebra, or a default under variables
        - name: ${markt} ${zebra}
                ^
      m.yaml:3:18: error: the variable markt is not defined (did you mean market?): give --var markt=…, INX_VAR_markt, or a default under variables
          description: ${markt}
                       ^

      """#
    ),
    ManifestCase(
      "undefined where more than a text is wanted",
      #"""
      lists:
        - name: A
          type: ${x}
          formerly: ${x}
          subscriptionSettings:
            sendRecentMail: ${x}
            doiConfirmationDuration: ${x}
            subscriptionType: ${x}
            welcomeMailing: ${x}
            verificationMailing:
              id: ${x}
      policy:
        prune:
          - ${x}
        protect:
          - ${x}

      """#,
      #"""
      m.yaml:3:11: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
          type: ${x}
                ^
      m.yaml:4:15: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
          formerly: ${x}
                    ^
      m.yaml:6:23: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
            sendRecentMail: ${x}
                            ^
      m.yaml:7:32: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
            doiConfirmationDuration: ${x}
                                     ^
      m.yaml:8:25: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
            subscriptionType: ${x}
                              ^
      m.yaml:9:23: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
            welcomeMailing: ${x}
                            ^
      m.yaml:11:13: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
              id: ${x}
                  ^
      m.yaml:14:7: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
          - ${x}
            ^
      m.yaml:16:7: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
          - ${x}
            ^

      """#
    ),
    ManifestCase(
      "malformed",
      #"""
      lists:
        - name: ${}
        - name: ${a b}
        - name: ${1a}
        - name: ${a
        - name: a${\#(String(repeating: "b", count: 60))
        - name: ${ä}
        - name: ${a.b} and ${a-b}

      """#,
      #"""
      m.yaml:2:11: error: "${}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${}
                ^
      m.yaml:3:11: error: "${a b}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${a b}
                ^
      m.yaml:4:11: error: "${1a}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${1a}
                ^
      m.yaml:5:11: error: "${a" is no variable: write ${name}, or $${ for a literal ${
        - name: ${a
                ^
      m.yaml:6:11: error: "${bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…" is no variable: write ${name}, or $${ for a literal ${
        - name: a${\#(String(repeating: "b", count: 60))
                ^
      m.yaml:7:11: error: "${ä}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${ä}
                ^
      m.yaml:8:11: error: "${a.b}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${a.b} and ${a-b}
                ^
      m.yaml:8:11: error: "${a-b}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${a.b} and ${a-b}
                ^

      """#
    ),
    ManifestCase(
      "a combining mark behind the brace",
      #"""
      #: var a=b
      lists:
        - name: "${a}\u0301"
          description: "$\u0301{a} ${\u0301a}"

      """#,
      #"""
      m.yaml:3:18: error: "${́a}" is no variable: write ${name}, or $${ for a literal ${
          description: "$\u0301{a} ${\u0301a}"
                       ^

      """#
    ),
    ManifestCase(
      "reserved for references",
      #"""
      lists:
        - name: ${list:A%2FB}
        - name: ${target-group:VIP} ${mailing:x}
        - name: ${:x}

      """#,
      #"""
      m.yaml:2:11: error: "${list:A%2FB}" is a reference, which cannot stand here: write $${ for a literal ${
        - name: ${list:A%2FB}
                ^
      m.yaml:3:11: error: "${target-group:VIP}" is a reference, which cannot stand here: write $${ for a literal ${
        - name: ${target-group:VIP} ${mailing:x}
                ^
      m.yaml:3:11: error: "${mailing:x}" is a reference, which cannot stand here: write $${ for a literal ${
        - name: ${target-group:VIP} ${mailing:x}
                ^
      m.yaml:4:11: error: "${:x}" is no variable: write ${name}, or $${ for a literal ${
        - name: ${:x}
                ^

      """#
    ),
  ])
  func whatIsReplacedIsReadByItsType(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
