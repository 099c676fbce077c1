import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "@grpc/grpc-js";
import { Cloud } from "../../../tools/offline/cloud";
import type { FreshWorld } from "../../../tools/offline/cloud/fresh/world";
import type { Request } from "../../../tools/offline/cloud/model";
import { serve } from "./provider";

const packages = ["aws", "awsx", "datadog", "docker-build", "github", "pagerduty"];

/** The simulated providers, all over one cloud that a test can look at and change behind Pulumi's back. */
export class Providers {
  readonly cloud: Cloud;
  /** Called before something is created; what it throws, the provider answers. */
  beforeCreate?: ((request: Request) => Promise<void> | void) | undefined;
  readonly #servers: Server[] = [];
  readonly #ports: string[] = [];

  private constructor(world: FreshWorld | undefined) {
    this.cloud = new Cloud({ lasting: true, ...(world === undefined ? {} : { world }) });
  }

  /** @param world what is there before anything was made; left out where everything is ready */
  static async start(world?: FreshWorld): Promise<Providers> {
    const providers = new Providers(world);
    for (const name of packages) await providers.#serve(name);
    return providers;
  }

  /** What the engine reads to attach to them: `aws:1234,awsx:1235`. */
  get attachment(): string {
    return this.#ports.join(",");
  }

  stop(): void {
    for (const server of this.#servers) server.forceShutdown();
  }

  async #serve(name: string): Promise<void> {
    const file = join(__dirname, `../../../node_modules/@pulumi/${name}/package.json`);
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    const beforeCreate = (request: Request): Promise<void> | void => this.beforeCreate?.(request);
    const { server, port } = await serve({ name, version, cloud: this.cloud, beforeCreate });
    this.#servers.push(server);
    this.#ports.push(`${name}:${port}`);
  }
}
