import { account } from "./account";
import { compute } from "./compute";
import type { Decisions } from "./decision";
import { detection } from "./detection";
import { edge } from "./edge";
import { github } from "./github";
import { network } from "./network";
import { operations } from "./operations";
import { storage } from "./storage";

/** Of every type that a stack makes: which inputs are security inputs, and why the others are none. */
export const decisions: Decisions = {
  ...account,
  ...compute,
  ...detection,
  ...edge,
  ...github,
  ...network,
  ...operations,
  ...storage,
};
