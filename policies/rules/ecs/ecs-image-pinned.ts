import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";
import { isPinned } from "../../views/images";

/**
 * A tag counts as one that never moves where the registry refuses to move it: in the company's own ECR, whose repositories are immutable by
 * `reviewed-shapes`. Everywhere else only a digest does.
 */
export const rule: Rule = {
  id: "ecs-image-pinned",
  title: "Every image is pinned: by digest, or by a tag of the company's own registry, where tags never move.",
  why: "A tag that moves runs what nobody has reviewed.",
  fix: "Name the image by digest (name@sha256:…), or by a version tag in ECR; never latest.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["190-4.2.2"],
  types: [TASK],
  check: (task, check) => {
    for (const { label, reader } of containers(task)) {
      check.expect(() => isPinned(reader.text("image") ?? ""), `${label} runs an image that may change under its name`);
    }
  },
};
