import { Exceptions } from "../../../policies/kernel/waiving";
import { waivers } from "../../../policies/waivers";
import { registryOf } from "../../../stacks/registry";
import { neutral } from "../../../tools/offline/judge";
import { TODAY } from "../../support/products";
import { recorded, stacks } from "../../support/stacks";
import type { Scene } from "./scene";

/** Every stack that there is, as its first preview records it. */
export async function recordedScenes(): Promise<Scene[]> {
  const context = { registry: registryOf(), today: TODAY, exceptions: new Exceptions(waivers, TODAY) };
  const scenes: Scene[] = [];
  for (const stack of stacks) {
    scenes.push({ name: stack, stack, resources: neutral(await recorded(stack, "preview")), context });
  }
  return scenes;
}
