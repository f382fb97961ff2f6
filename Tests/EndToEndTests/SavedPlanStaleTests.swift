import Testing

/// What has happened to a tenant since a plan was saved, for every kind and action: what makes the plan stale, what counts
/// as done, and what is nobody's business.
@Suite struct SavedPlanStaleTests {
  @Test(arguments: StaleCase.lists + StaleCase.documents)
  func listsAndTheirSettings(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.creates)
  func creates(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.replacements)
  func replacements(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.updatesAndDeletes)
  func updatesAndDeletes(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.testProfiles)
  func testProfiles(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.mailings + StaleCase.mailingsRemade)
  func mailings(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.namedByPatched)
  func whatMailingsAndTestProfilesName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.globalTestProfiles)
  func testProfilesOfTheSystemList(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.valuesShown)
  func managedValuesAlone(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.targetGroupsMoved)
  func targetGroupsThatMailingsName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.valuesLost)
  func valuesThatGetLost(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.successorsOfChanged + StaleCase.successorsOfDeleted)
  func objectsMadeAgain(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.namesakes)
  func objectsOfTheSameName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.listsOfChanges)
  func listsThatChangesBelongTo(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.referents)
  func whatValuesNameByNumber(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.groupsNamed)
  func targetGroupsThatFiltersName(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.attributesNamed)
  func attributesThatAreNamed(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.guarded)
  func whatGuardsWouldSay(_ test: StaleCase) async throws { try await test.run() }

  @Test(arguments: StaleCase.surroundings)
  func surroundings(_ test: StaleCase) async throws { try await test.run() }
}
