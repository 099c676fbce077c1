import type { ProductDefinition } from "../../components/definition/definition";

/** The shared product platform's own product: a Rails application with a worker, on Aurora MySQL, deployed in place. */
export const shine = {
  name: "shine",
  title: "Shine",
  owner: "team-shine",
  ring: 0,
  account: { email: "aws+shine@example.com" },
  domain: "shine.example.com",
  timeZone: "Asia/Tokyo",

  services: {
    web: {
      port: 3000,
      cpu: 512,
      memory: 1024,
      route: { paths: ["/*"] },
      deployment: "rolling",
      databases: ["primary"],
      connectionsPerTask: 5,
      calls: ["api"],
      grants: { mail: { from: ["no-reply"] } },
      environment: { WEB_CONCURRENCY: "2" },
      parameters: [
        "database/primary/writer",
        "database/primary/reader",
        "database/primary/name",
        "rails/secret-key-base",
      ],
      exec: true,
      scaling: {
        cpu: 60,
        schedule: {
          "evening-rise": { cron: "0 18 * * *", min: 8, max: 40 },
          "night-rest": { cron: "0 1 * * *", min: 4, max: 40 },
        },
      },
    },
    api: {
      port: 8080,
      cpu: 256,
      memory: 512,
      route: { hosts: ["api"], errors: "json" },
      databases: ["primary"],
      connectionsPerTask: 5,
      grants: { events: ["order-placed", "order-cancelled"], secrets: ["partner-api"] },
      parameters: ["database/primary/reader", "database/primary/name", "api/signing-key"],
      scaling: { cpu: 50, memory: 70 },
    },
    worker: {
      cpu: 256,
      memory: 512,
      command: ["bin/jobs", "start"],
      databases: ["primary"],
      connectionsPerTask: 5,
      grants: { mail: { from: ["no-reply", "support"] } },
      parameters: ["database/primary/writer", "database/primary/name", "rails/secret-key-base"],
      stopTimeoutSeconds: 120,
    },
  },

  databases: { primary: { engine: "aurora-mysql" } },
  settings: { "support-address": "support@shine.example.com" },
  edge: {
    cachedPaths: ["/assets/*", "/packs/*"],
    exclusions: [
      {
        group: "common",
        pathPrefix: "/uploads",
        reason: "Images in the body look like cross-site scripting to the body rule",
      },
    ],
  },
  repositories: {
    "shine-web": {
      deploys: ["web", "worker"],
      description: "The Rails application",
      shared: {
        environment: { RAILS_ENV: "production", RAILS_LOG_TO_STDOUT: "true", RAILS_MAX_THREADS: "5" },
        writablePaths: ["/tmp", "/app/tmp"],
      },
    },
    "shine-api": { deploys: ["api"], checks: ["contract"] },
  },

  environments: {
    staging: { services: { web: { min: 1, max: 2 } } },
    production: {
      zones: 2,
      services: { web: { min: 4, max: 40 }, api: { min: 2, max: 8 }, worker: { min: 2, max: 6 } },
      databases: { primary: { instance: "db.r8g.large", readers: 2 } },
    },
  },
} satisfies ProductDefinition;
