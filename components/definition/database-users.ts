import { CONSOLE } from "../access/console-names";
import type { DatabaseUser } from "../data/database-users";
import { fitName } from "../naming";
import { variableName } from "../parameters/path";
import type { Product } from "./completed";

/** MySQL's limit. PostgreSQL admits 63 characters. */
const LONGEST = 32;

/** The user that a service, or a person at the console, signs in to the environment's databases as: `production-web`. */
export function userName(environment: string, who: string): string {
  return fitName(`${environment}-${who}`, LONGEST);
}

/** Who may sign in to a database: the services that name it, which bring their own migrations, and people. */
export function usersOf(services: Product["services"], environment: string, database: string): DatabaseUser[] {
  const owners = Object.keys(services).filter((service) => services[service]?.databases.includes(database) === true);
  return [
    ...owners.map((service) => ({ name: userName(environment, service), rights: "owner" as const })),
    { name: userName(environment, CONSOLE), rights: "writer" },
  ];
}

/** The variable that tells a service its user in a database: `DATABASE_PRIMARY_USER`. */
export function userVariable(database: string): string {
  return variableName(`database/${database}/user`);
}
