import type { Models } from "./model";

/** Images that are built and pushed. */
export const docker: Models = {
  "docker-build:index:Image": {
    id: (subject) => `sha256:${subject.digest("image")}`,
    computed: (subject, id) => ({
      digest: id,
      contextHash: subject.digest("context"),
      ref: `${subject.texts("tags")[0] ?? subject.request.name}@${id}`,
    }),
  },
  /** A remote component: its provider makes the image below it. */
  "awsx:ecr:Image": {
    id: (subject) => subject.request.urn,
    computed: (subject) => ({ imageUri: `${subject.text("repositoryUrl") ?? ""}@sha256:${subject.digest("image")}` }),
  },
};
