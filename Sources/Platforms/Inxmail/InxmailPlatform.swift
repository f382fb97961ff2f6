import Resources

extension Platform {
  /// Inxmail Professional, by its REST API.
  package static let inxmail = Platform(
    name: "inxmail",
    registry: .standard,
    dialect: .inxmail,
    baseURL: BaseURLForm(
      example: "https://api.inxmail.com/CUSTOMER/rest/v1",
      segmentsAfterCustomer: ["rest", "v1"]
    )
  )
}
