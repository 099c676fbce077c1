import { z } from "zod";
import { splitPhone } from "../components/oncall/phone";
import { isTimeZone } from "../components/definition/checks/whole";
import { choice, email, kebab, list, named, object, text, whole } from "../components/definition/shape";
import { login, words } from "./foundation-shape";

/** The shape of what stands in `people.ts`, for whoever edits it without a compiler; a message says what is allowed there. */

const ZONE = "a time zone of the IANA database: Asia/Tokyo";
const zone = () => z.string(ZONE).refine(isTimeZone, ZONE);
const PHONE = "a number in E.164 form, with + and the country's code: +819012345678";
const clock = () => text(/^([01]\d|2[0-3]):[0-5]\d$/, "a time written HH:mm: 09:00");

const person = object({
  name: words("a name", 100),
  email: email(),
  phone: z
    .string(PHONE)
    .refine((phone) => splitPhone(phone) !== undefined, PHONE)
    .optional(),
  jobTitle: words("a title", 100),
  role: choice("user", "limited_user"),
  teamRole: choice("manager", "responder"),
  github: login("a person"),
  timeZone: zone(),
});

const layer = object({
  name: words("a name", 100),
  start: text(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/,
    "a time with its offset in ISO 8601: 2026-01-05T09:00:00+09:00",
  ),
  turnDays: whole(1, 7, "days"),
  people: list(kebab(64), 2, "a list of keys of people, at least two, since one falls ill"),
  restrictions: list(
    object({
      type: choice("daily", "weekly"),
      startDay: whole(1, 7, "as days are counted from Monday").optional(),
      start: clock(),
      hours: z.number("hours: at most 24 daily, 168 weekly"),
    }),
  ).optional(),
});

export const rosterShape = object({
  name: kebab(32),
  title: words("a title", 64),
  timeZone: zone(),
  people: named(person, 64),
  layers: list(layer, 1, "a list of layers, at least one"),
  escalation: object({
    delayMinutes: whole(1, 15, "minutes"),
    loops: whole(1, 9),
    managers: list(kebab(64), 1, "a list of keys of people, at least one"),
  }),
});
