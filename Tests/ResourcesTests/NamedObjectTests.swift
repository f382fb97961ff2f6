import Platforms
import Resources
import Testing

@Suite struct NamedObjectTests {
  @Test func targetGroupsNameAttributesAndOthersInTheOrderOfFunctions() throws {
    var values = Kind.targetGroup.noValues
    values[try #require(Kind.targetGroup.slot("name"))] = .text(#"Column("not me")"#)
    values[try #require(Kind.targetGroup.slot("filterString"))] = .text(
      #"BelongsNotToGroup("N") and BelongsToGroup("B") and Column("C") = Column("D")"#
    )
    #expect(
      Kind.targetGroup.names(in: values) == [
        NamedObject(kind: "attribute", name: "C"), NamedObject(kind: "attribute", name: "D"),
        NamedObject(kind: "target-group", name: "B"), NamedObject(kind: "target-group", name: "N"),
      ]
    )
    #expect(Kind.targetGroup.names(in: Kind.targetGroup.noValues) == [])
  }

  @Test func referencesToManagedObjectsNameThem() {
    let kind = Kind(
      .init(word: "gadget", section: "gadgets", title: "gadget", place: .init(scopes: .system)),
      fields: [Field("one", .reference(.kind("list"))), Field("two", .reference(.kind("gadget")))],
      api: .init(endpoint: .init(item: .init("/gadgets/{id}")), change: .put)
    )
    var values = kind.noValues
    values[0] = .reference(.name("A"))
    values[1] = .reference(.id(3))
    #expect(kind.names(in: values) == [NamedObject(kind: "list", name: "A")])
    #expect(kind.namesOthers)
    #expect(Registry(container: .list, others: [kind]).namedKinds == ["list", "gadget"])
  }

  @Test func testProfilesNameTheAttributesThatTheyGiveAText() throws {
    var values = Kind.testProfile.noValues
    values[try #require(Kind.testProfile.slot("description"))] = .text(#"Column("not me")"#)
    values[try #require(Kind.testProfile.slot("attributes"))] = .map([
      .init("City", ""), .init("First/Name", "A"), .init("Gone", nil),
    ])
    #expect(
      Kind.testProfile.names(in: values) == [
        NamedObject(kind: "attribute", name: "City"), NamedObject(kind: "attribute", name: "First/Name"),
      ]
    )
    values[try #require(Kind.testProfile.slot("attributes"))] = .null
    #expect(Kind.testProfile.names(in: values) == [])
  }

  @Test func mailingsNameTheirTargetGroups() throws {
    let slot = try #require(Kind.mailing.slot("targetGroups"))
    var values = Kind.mailing.noValues
    values[slot] = .combination(Combination("MATCH_ONE", [.name("B"), .id(3), .name("A")]))
    #expect(
      Kind.mailing.names(in: values) == [
        NamedObject(kind: "target-group", name: "B"), NamedObject(kind: "target-group", name: "A"),
      ]
    )
    values[slot] = .null
    #expect(Kind.mailing.names(in: values) == [])
  }

  @Test func ofTheSameListFirstThenOfTheSystem() {
    let named = NamedObject(kind: "target-group", name: "A/B")
    #expect(named.candidates(list: nil).map(\.text) == ["target-group/A%2FB"])
    #expect(
      named.candidates(list: "L").map(\.text) == ["list/L/target-group/A%2FB", "target-group/A%2FB"]
    )
  }

  @Test func whoNamesAndWhoIsNamed() {
    #expect(
      Registry.standard.kinds.filter(\.namesOthers).map(\.word) == [
        "target-group", "test-profile", "mailing",
      ]
    )
    #expect(Registry.standard.namedKinds == ["attribute", "target-group"])
    #expect(Registry.standard.referencedKinds == ["target-group"])
    #expect(
      Registry.standard.kinds.filter(\.hasReferences).map(\.word) == [
        "subscription-settings", "unsubscription-settings", "target-group", "mailing",
      ]
    )
  }
}
