import Testing

@testable import Desired

@Suite struct ManifestContentTests {
  @Test(arguments: [
    ManifestCase(
      "content from files, relative to the manifest",
      #"""
      #: content content/a.txt=Hello ${name}
      #: content a.html=<p>
      #: file content/m.yaml
      textModules:
        - name: A
          type: TEXT_HTML
          textFile: a.txt
          htmlFile: ../a.html

      """#,
      #"""
      text-module/A @content/m.yaml:2:5
        name: "A" @content/m.yaml:2:11
        type: "TEXT_HTML" @content/m.yaml:3:11
        text: "Hello ${name}" @content/m.yaml:4:15
        html: "<p>" @content/m.yaml:5:15
      section text-module

      """#
    ),
    ManifestCase(
      "a path with a variable",
      #"""
      #: var market=DE
      #: content DE.txt=Hallo
      textModules:
        - name: A
          textFile: ${market}.txt

      """#,
      #"""
      text-module/A @m.yaml:2:5
        name: "A" @m.yaml:2:11
        text: "Hallo" @m.yaml:3:15
      section text-module

      """#
    ),
    ManifestCase(
      "an empty file is an empty text",
      #"""
      #: content a.txt=
      textModules:
        - name: A
          textFile: a.txt

      """#,
      #"""
      text-module/A @m.yaml:2:5
        name: "A" @m.yaml:2:11
        text: "" @m.yaml:3:15
      section text-module

      """#
    ),
    ManifestCase(
      "a final newline is content",
      #"""
      textModules:
        - name: A
          text: |
            Hello
          html: |-
            Hello

      """#,
      #"""
      text-module/A @m.yaml:2:5
        name: "A" @m.yaml:2:11
        text: "Hello\n" @m.yaml:3:11
        html: "Hello" @m.yaml:5:11
      section text-module

      """#
    ),
  ])
  func contentIsDecoded(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).dump(marks: true) == row.expected)
  }

  @Test(arguments: [
    ManifestCase(
      "missing, out of the root, absolute, no UTF-8",
      #"""
      textModules:
        - {name: A, textFile: none.txt}
        - {name: B, htmlFile: ../a.html}
        - {name: C, textFile: /etc/passwd}
        - {name: D, textFile: LATIN1}

      """#,
      #"""
      m.yaml:2:25: error: none.txt does not exist
        - {name: A, textFile: none.txt}
                              ^
      m.yaml:3:25: error: ../a.html is outside of the configuration's root
        - {name: B, htmlFile: ../a.html}
                              ^
      m.yaml:4:25: error: /etc/passwd is absolute: paths are relative to the manifest
        - {name: C, textFile: /etc/passwd}
                              ^
      m.yaml:5:25: error: LATIN1 is not UTF-8 (line 1, column 2)
        - {name: D, textFile: LATIN1}
                              ^

      """#
    ),
    ManifestCase(
      "paths that are none",
      #"""
      textModules:
        - {name: A, textFile: ~, htmlFile: ""}
        - {name: B, textFile: [a], htmlFile: {}}
        - {name: C, textFile: "${x}"}

      """#,
      #"""
      m.yaml:2:25: error: textFile must be a path, not null
        - {name: A, textFile: ~, htmlFile: ""}
                              ^
      m.yaml:2:38: error: htmlFile must be a path, not an empty text
        - {name: A, textFile: ~, htmlFile: ""}
                                           ^
      m.yaml:3:25: error: textFile must be a path, not a sequence
        - {name: B, textFile: [a], htmlFile: {}}
                              ^
      m.yaml:3:40: error: htmlFile must be a path, not a mapping
        - {name: B, textFile: [a], htmlFile: {}}
                                             ^
      m.yaml:4:25: error: the variable x is not defined: give --var x=…, INX_VAR_x, or a default under variables
        - {name: C, textFile: "${x}"}
                              ^

      """#
    ),
    ManifestCase(
      "text beside textFile",
      #"""
      #: content a.txt=a
      textModules:
        - name: A
          text: a
          textFile: a.txt
        - name: B
          htmlFile: a.txt
          html: b

      """#,
      #"""
      m.yaml:4:5: error: textFile and text exclude each other
          textFile: a.txt
          ^
      m.yaml:3:11: note: text is here
          text: a
                ^
      m.yaml:7:5: error: html and htmlFile exclude each other
          html: b
          ^
      m.yaml:6:15: note: htmlFile is here
          htmlFile: a.txt
                    ^

      """#
    ),
    ManifestCase(
      "text beside a textFile that is wrong itself",
      #"""
      textModules:
        - name: A
          textFile: none.txt
          text: ~

      """#,
      #"""
      m.yaml:3:15: error: none.txt does not exist
          textFile: none.txt
                    ^
      m.yaml:4:5: error: text and textFile exclude each other
          text: ~
          ^
      m.yaml:3:15: note: textFile is here
          textFile: none.txt
                    ^
      m.yaml:4:11: error: text must be a text, not null
          text: ~
                ^

      """#
    ),
    ManifestCase(
      "a merged text beside textFile",
      #"""
      #: content a.txt=a
      x-defaults: &d {type: TEXT, text: a}
      textModules:
        - <<: *d
          name: A
          textFile: a.txt

      """#,
      #"""
      m.yaml:1:29: error: text and textFile exclude each other
      x-defaults: &d {type: TEXT, text: a}
                                  ^
      m.yaml:5:15: note: textFile is here
          textFile: a.txt
                    ^

      """#
    ),
    ManifestCase(
      "only content has a file",
      #"""
      targetGroups:
        - name: A
          filterStringFile: a.txt

      """#,
      #"""
      m.yaml:3:5: error: unknown key filterStringFile of target group (did you mean filterString?)
          filterStringFile: a.txt
          ^

      """#
    ),
  ])
  func contentStandsInTheManifestOrInAFile(_ row: ManifestCase) {
    #expect(ManifestSample(row.manifests).diagnostics == row.expected)
  }
}
