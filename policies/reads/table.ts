import { account } from "./account";
import { compute } from "./compute";
import { data } from "./data";
import { detection } from "./detection";
import { edge } from "./edge";
import { network } from "./network";
import { organization } from "./organization";
import type { ReadTable } from "./read";

/** What a preview with `--refresh` asks of AWS, by the type of what it reads again. */
export const readTable: ReadTable = {
  ...account,
  ...compute,
  ...data,
  ...detection,
  ...edge,
  ...network,
  ...organization,
};
