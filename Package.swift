// swift-tools-version: 6.1
import PackageDescription

// No packages: the system's libyaml and libcurl, and the toolchain, are all there is.
let package = Package(
  name: "inx-apply",
  products: [.executable(name: "inx-apply", targets: ["inx-apply"])],
  targets: [
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "Support"),
    .target(name: "Resources", dependencies: ["Support"]),
    .target(name: "Platforms", dependencies: ["Resources", "Support"]),
    .target(name: "Desired", dependencies: ["Resources", "Support", "CYaml"]),
    .target(name: "API", dependencies: ["Resources", "Support", "CCurl"]),
    .target(name: "Planner", dependencies: ["Resources", "Support"]),
    .target(name: "Executor", dependencies: ["API", "Planner", "Resources", "Support"]),
    .target(name: "Export", dependencies: ["API", "Planner", "Desired", "Resources", "Support"]),
    .target(name: "Report", dependencies: ["Executor", "API", "Planner", "Resources", "Support"]),
    .target(name: "Sandbox", dependencies: ["Platforms", "Resources", "Support"]),
    .executableTarget(
      name: "inx-apply",
      dependencies: [
        "Sandbox", "Export", "Report", "Executor", "API", "Planner", "Desired", "Platforms", "Resources",
        "Support",
      ]
    ),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Sandbox", "Export", "Report", "Executor", "API", "Planner", "Desired", "Platforms", "Resources",
        "Support",
        "CYaml",
      ],
      path: "Benchmarks"
    ),
    .testTarget(name: "ResourcesTests", dependencies: ["Platforms", "Resources", "Support"]),
    .testTarget(name: "DesiredTests", dependencies: ["Desired", "Platforms", "Resources", "Support"]),
    .testTarget(
      name: "PlannerTests",
      dependencies: ["Planner", "Desired", "Platforms", "Resources", "Support"]
    ),
    .testTarget(
      name: "InxmailTests",
      dependencies: [
        "inx-apply", "Export", "Report", "Executor", "API", "Planner", "Desired", "Platforms", "Resources",
        "Support",
      ],
      resources: [.copy("Fixtures")]
    ),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox", "Platforms", "Resources", "Support"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "inx-apply", "Sandbox", "Export", "Report", "Executor", "API", "Planner", "Desired", "Platforms",
        "Resources",
        "Support",
      ],
      exclude: ["Goldens", "Schemas"]
    ),
    // What `script/fuzz` links with libFuzzer; as a test it runs the corpus.
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "inx-apply", "Sandbox", "Report", "Executor", "API", "Planner", "Desired", "Platforms", "Resources",
        "Support",
      ],
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
