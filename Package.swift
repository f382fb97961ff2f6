// swift-tools-version: 6.1
import PackageDescription

// No packages: the system's libyaml and libcurl, and the toolchain, are all there is.
let package = Package(
  name: "inx-apply",
  products: [.executable(name: "inx-apply", targets: ["inx-apply"])],
  targets: [
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "Resources"),
    .target(name: "Desired", dependencies: ["Resources", "CYaml"]),
    .target(name: "Planner", dependencies: ["Resources"]),
    .target(name: "Inxmail", dependencies: ["Planner", "Resources", "CCurl"]),
    .target(name: "Export", dependencies: ["Inxmail", "Planner", "Desired", "Resources"]),
    .target(name: "Disk"),
    .target(name: "Sandbox", dependencies: ["Disk", "Resources"]),
    .executableTarget(
      name: "inx-apply",
      dependencies: ["Disk", "Sandbox", "Export", "Inxmail", "Planner", "Desired", "Resources"]
    ),
    .executableTarget(
      name: "bench",
      dependencies: ["Sandbox", "Export", "Inxmail", "Planner", "Desired", "Resources", "CYaml"]
    ),
    .testTarget(name: "ResourcesTests", dependencies: ["Resources"]),
    .testTarget(name: "DesiredTests", dependencies: ["Desired", "Resources"]),
    .testTarget(name: "PlannerTests", dependencies: ["Planner", "Desired", "Resources"]),
    .testTarget(
      name: "InxmailTests",
      dependencies: ["inx-apply", "Inxmail", "Planner", "Desired", "Resources"],
      resources: [.copy("Fixtures")]
    ),
    .testTarget(name: "SandboxTests", dependencies: ["Disk", "Sandbox", "Resources"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["inx-apply", "Sandbox", "Export", "Inxmail", "Planner", "Desired", "Resources"],
      exclude: ["Goldens", "Schemas"]
    ),
    // What `script/fuzz` links with libFuzzer; as a test it runs the corpus.
    .testTarget(
      name: "FuzzTests",
      dependencies: ["inx-apply", "Sandbox", "Inxmail", "Planner", "Desired", "Resources"],
      path: "Fuzz",
      exclude: ["Corpus", "words.dict"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// `script/test-threads` builds some of the tests only, and what they need.
if let names = Context.environment["INX_TEST_TARGETS"]?.split(separator: ",").map(String.init) {
  package.targets.removeAll { $0.type == .test && !names.contains($0.name) || $0.name == "bench" }
}
