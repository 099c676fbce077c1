import type { Mistake } from "./mistake";

const web = "shine-production-services-web";
const images = "foundation-account-images";
const starts = "proof-task-starts";

/** Ways in which products pull an image that the foundation does not build, or does not give them. */
export const imageMistakes: readonly Mistake[] = [
  {
    did: "moved the first task to the other processor and left its image",
    told: `${starts}/image-built`,
    says: /one of its images is none that is built for its processor/,
    alone: true,
    make: (scene) => scene.set(`${web}-task-bootstrap-definition`, { "runtimePlatform.cpuArchitecture": "X86_64" }),
  },
  {
    did: "pulled a version of the bootstrap image that is not built yet",
    told: `${starts}/image-built`,
    says: /one of its images is none that is built for its processor/,
    alone: true,
    make: (scene) =>
      scene.replace(`${web}-task-bootstrap-definition`, "containerDefinitions", "bootstrap-1.0.0", "bootstrap-1.1.0"),
  },
  {
    did: "misspelt the repository of the bootstrap image",
    told: `${starts}/image-built`,
    also: [`${starts}/image-pull`],
    says: /one of its images is none that is built for its processor/,
    alone: true,
    make: (scene) =>
      scene.replace(
        `${web}-task-bootstrap-definition`,
        "containerDefinitions",
        "platform/bootstrap:",
        "platform/boostrap:",
      ),
  },
  {
    did: "let the registry admit another organization",
    stack: "foundation",
    told: "proof-image-pulled/product-pulls",
    says: /^the image platform\/bootstrap: shine may not pull it/,
    alone: false,
    make: (scene) =>
      scene.replace(
        "foundation-account-images-bootstrap-policy",
        "policy",
        "o-a1b2c3d4e5/r-a1b2/ou-*",
        "o-a1b2c3d4e5/r-b1b2/ou-*",
      ),
  },
  {
    did: "built the next version of an image that products do not pull yet",
    stack: "foundation",
    told: "proof-image-built/image-built",
    says: /^the image platform\/bootstrap: nothing builds and pushes it for linux\/arm64/,
    alone: true,
    make: (scene) => scene.set(`${images}-bootstrap-image`, { imageTag: "bootstrap-1.1.0" }),
  },
  {
    did: "built an image for one processor twice",
    stack: "foundation",
    told: "proof-image-built/image-built",
    says: /^the image platform\/log-router: nothing builds and pushes it for linux\/amd64/,
    alone: true,
    make: (scene) => scene.set(`${images}-log-router-image-x86`, { platform: "linux/arm64" }),
  },
  {
    did: "built the console from the folder of the bootstrap image",
    stack: "foundation",
    told: "proof-image-built/image-folder",
    says: /^the image platform\/console: it is built from another folder than images\/console/,
    alone: true,
    make: (scene) => scene.set(`${images}-console-image`, { context: "images/bootstrap" }),
  },
  {
    did: "left an image out of the foundation's stack",
    stack: "foundation",
    told: "proof-image-built/image-built",
    says: /^the image platform\/console: nothing builds/,
    alone: true,
    make: (scene) => scene.without(`${images}-console-image`, `${images}-console-image-x86`),
  },
];
