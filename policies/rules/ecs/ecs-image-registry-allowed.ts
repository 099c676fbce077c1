import type { Rule } from "../../rule";
import { containers, TASK } from "../../views/tasks";
import { isImageOf, registryAccount } from "../../views/images";

export const rule: Rule = {
  id: "ecs-image-registry-allowed",
  title: "Images come from the product's own registry, the shared account's, or one that is listed.",
  why: "An image from elsewhere is code that nobody has scanned.",
  fix: "Push the image to the product's ECR, or list its registry for all products.",
  severity: "high",
  level: "mandatory",
  kind: "resource",
  references: ["190-4.1.5"],
  types: [TASK],
  check: (task, check) => {
    const accounts = [check.product?.account, check.registry.organization.accounts["shared"]];
    for (const { label, reader } of containers(task)) {
      check.expect(() => {
        const account = registryAccount(reader.text("image") ?? "");
        return (
          (account !== undefined && accounts.includes(account)) || isImageOf(reader, check.registry.images.registries)
        );
      }, `${label} runs an image of a registry that is not allowed`);
    }
  },
};
