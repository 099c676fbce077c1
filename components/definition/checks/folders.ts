import type { Problem } from "../../refuse";
import type { ProductDefinition } from "../definition";
import { show } from "./shape-problems";

/**
 * A path that is written to is an empty volume over whatever the image holds there. Folders of the system by the Filesystem Hierarchy Standard
 * 3.0; of applications by what the official images of Docker, Rails and Lambda call their own.
 */
const WHOLE = /^\/(bin|boot|dev|lib(32|64|x32)?|proc|sbin|sys)(\/|$)/;
const PROGRAMS = /^\/usr\/(local\/)?(bin|include|lib(32|64|exec)?|sbin)(\/|$)/;
const TRUST = /^\/etc\/(ssl|pki|ca-certificates)(\/|$)/;
const CONFIGURATION = /^\/etc(\/[^/]+)?$/;
const ROOTS = /^\/(home|opt|root|run\/secrets|srv|usr|usr\/(local|share|src)|var|var\/lib)$/;
const APPLICATION = /^\/(app|code|rails|workspace|usr\/src\/app|opt\/app|srv\/app|var\/task|var\/www(\/html)?)$/;
/** What the agent behind ECS Exec writes is mounted by the platform (ECS guide, "Monitor Amazon ECS containers with ECS Exec"). */
const AGENT = /^\/(managed-agents|var\/lib\/amazon|var\/log\/amazon)(\/|$)/;

const KINDS: readonly (readonly [of: RegExp, what: string])[] = [
  [WHOLE, "a folder of the system"],
  [PROGRAMS, "a folder of programs and libraries"],
  [TRUST, "the folder of trusted certificates"],
  [CONFIGURATION, "a folder of the image's configuration"],
  [ROOTS, "a folder above those of many"],
  [APPLICATION, "the application's own folder"],
  [AGENT, "the folder of ECS Exec's agent"],
];

/** Folders that may be written to without hiding what the image needs. */
export function checkFolders({ services = {}, repositories = {} }: ProductDefinition): Problem[] {
  return [
    ...Object.entries(services).flatMap(([name, { writablePaths = [] }]) =>
      hidden(["services", name, "writablePaths"], writablePaths),
    ),
    ...Object.entries(repositories).flatMap(([name, { shared }]) =>
      hidden(["repositories", name, "shared", "writablePaths"], shared?.writablePaths ?? []),
    ),
  ];
}

function hidden(at: readonly PropertyKey[], paths: readonly string[]): Problem[] {
  return paths.flatMap((value, index) => {
    const kind = KINDS.find(([of]) => of.test(value))?.[1];
    if (kind === undefined) return [];
    const allowed = `a folder that the image leaves empty: this is ${kind}, and an empty volume would hide what is in it`;
    const fix =
      kind === "the application's own folder" ? `name what is written below it: ${value}/tmp` : "name another: /tmp";
    return [{ path: show([...at, index]), value, allowed, fix }];
  });
}
