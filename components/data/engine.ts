export type DatabaseEngine = "aurora-mysql" | "aurora-postgresql";

/** A parameter of a cluster parameter group. A static one takes effect when the instances restart. */
export interface EngineParameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: "immediate" | "pending-reboot";
}

/** What an Aurora cluster is made of, by its engine. */
export interface EngineSettings {
  /**
   * The major version only. Aurora makes the cluster on its current minor version and upgrades that by itself; a longer version here would be
   * a downgrade at the next update.
   */
  readonly version: string;
  /** Of the parameter groups. */
  readonly family: string;
  /** Not the engine's usual one, which is what a scan tries first. */
  readonly port: number;
  /** Logs that go to CloudWatch → days that they are kept. */
  readonly logs: Readonly<Record<string, number>>;
  readonly parameters: readonly EngineParameter[];
}

/** Days that application logs are kept, and days that a trail of who connected and what was changed is kept. */
const LOG_DAYS = 90;
export const AUDIT_DAYS = 365;

/** The settings of an engine; `requireTls` false admits connections in clear, for the time of a migration. */
export function engineSettings(engine: DatabaseEngine, requireTls: boolean): EngineSettings {
  return engine === "aurora-mysql" ? mysql(requireTls) : postgresql(requireTls);
}

function mysql(requireTls: boolean): EngineSettings {
  return {
    version: "8.0",
    family: "aurora-mysql8.0",
    port: 13306,
    logs: { audit: AUDIT_DAYS, error: LOG_DAYS, slowquery: LOG_DAYS },
    parameters: [
      now("require_secure_transport", requireTls ? "ON" : "OFF"),
      restart("tls_version", "TLSv1.2,TLSv1.3"),
      now("slow_query_log", "1"),
      // Seconds.
      now("long_query_time", "1"),
      // Into files, which is what CloudWatch is fed from; a table would be inside the database.
      now("log_output", "FILE"),
      now("server_audit_logging", "1"),
      now("server_audit_events", "CONNECT,QUERY_DCL,QUERY_DDL"),
    ],
  };
}

function postgresql(requireTls: boolean): EngineSettings {
  return {
    version: "17",
    family: "aurora-postgresql17",
    port: 15432,
    logs: { postgresql: AUDIT_DAYS },
    parameters: [
      now("rds.force_ssl", requireTls ? "1" : "0"),
      now("ssl_min_protocol_version", "TLSv1.2"),
      // Milliseconds.
      now("log_min_duration_statement", "1000"),
      now("log_connections", "1"),
      now("log_disconnections", "1"),
    ],
  };
}

function now(name: string, value: string): EngineParameter {
  return { name, value, applyMethod: "immediate" };
}

function restart(name: string, value: string): EngineParameter {
  return { name, value, applyMethod: "pending-reboot" };
}
