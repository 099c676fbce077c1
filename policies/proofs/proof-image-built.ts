import { type Proof, STACK } from "../rule";
import { builds, builtImages } from "../ways/image";
import { Way } from "../ways/way";

export const rule: Proof = {
  id: "proof-image-built",
  title:
    "The foundation builds each image of the platform's own under the tag that products pull, for both processors.",
  why: "A product that pulls a tag that nobody has pushed starts no task.",
  fix: "Let `images` of stacks/foundation.ts and what the foundation's stack builds say the same repository and tag.",
  severity: "high",
  level: "mandatory",
  kind: "stack",
  references: [],
  types: [STACK],
  noun: "stack",
  check: (stack, check) => {
    const { registry, graph } = check;
    if (graph.stack !== registry.foundation.stack) return;
    for (const { repository, uri, platform } of builtImages(registry)) {
      new Way(check, `the image ${repository}`).expect(
        "image-built",
        () =>
          builds(graph).some(
            (built) => built.uri === uri && built.platforms.length === 1 && built.platforms[0] === platform,
          ),
        `nothing builds and pushes it for ${platform} under the tag that products pull`,
        stack,
      );
      const folder = `images/${repository.split("/").at(-1) ?? ""}`;
      new Way(check, `the image ${repository}`).expect(
        "image-folder",
        () =>
          builds(graph)
            .filter((built) => built.uri === uri)
            .every(({ context }) => context === undefined || context === folder),
        `it is built from another folder than ${folder}`,
        stack,
      );
    }
  },
};
