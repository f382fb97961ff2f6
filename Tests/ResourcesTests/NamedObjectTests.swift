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
      word: "gadget",
      section: "gadgets",
      title: "gadget",
      scopes: .system,
      fields: [Field("one", .reference(.kind("list"))), Field("two", .reference(.kind("gadget")))],
      endpoint: .init(item: "/gadgets/{id}"),
      change: .put
    )
    var values = kind.noValues
    values[0] = .reference(.name("A"))
    values[1] = .reference(.id(3))
    #expect(kind.names(in: values) == [NamedObject(kind: "list", name: "A")])
    #expect(kind.namesOthers)
    #expect(Registry(container: .list, others: [kind]).namedKinds == ["list", "gadget"])
  }

  @Test func ofTheSameListFirstThenOfTheSystem() {
    let named = NamedObject(kind: "target-group", name: "A/B")
    #expect(named.candidates(list: nil).map(\.text) == ["target-group/A%2FB"])
    #expect(
      named.candidates(list: "L").map(\.text) == ["list/L/target-group/A%2FB", "target-group/A%2FB"]
    )
  }

  @Test func whoNamesAndWhoIsNamed() {
    #expect(Registry.standard.kinds.filter(\.namesOthers).map(\.word) == ["target-group"])
    #expect(Registry.standard.namedKinds == ["attribute", "target-group"])
  }
}
