import type { Roster } from "../components/oncall/roster";

/** The SRE team: who is called for every product, in what order, and how. What stands here is an example: domains that are reserved, and numbers that nobody can be given. */
export const sre = {
  name: "sre",
  title: "SRE",
  timeZone: "Asia/Tokyo",
  people: {
    "akiko-mori": {
      name: "Akiko Mori",
      email: "akiko.mori@example.com",
      phone: "+819005550101",
      jobTitle: "SRE lead",
      role: "user",
      teamRole: "manager",
      github: "example-akiko-mori",
      timeZone: "Asia/Tokyo",
    },
    "daichi-sato": {
      name: "Daichi Sato",
      email: "daichi.sato@example.com",
      phone: "+819005550102",
      jobTitle: "Site reliability engineer",
      role: "user",
      teamRole: "manager",
      github: "example-daichi-sato",
      timeZone: "Asia/Tokyo",
    },
    "emi-tanaka": {
      name: "Emi Tanaka",
      email: "emi.tanaka@example.com",
      phone: "+819005550103",
      jobTitle: "Site reliability engineer",
      role: "limited_user",
      teamRole: "responder",
      github: "example-emi-tanaka",
      timeZone: "Asia/Tokyo",
    },
    "kenji-ito": {
      name: "Kenji Ito",
      email: "kenji.ito@example.com",
      phone: "+819005550104",
      jobTitle: "Site reliability engineer",
      role: "limited_user",
      teamRole: "responder",
      github: "example-kenji-ito",
      timeZone: "Asia/Tokyo",
    },
    "yui-kato": {
      name: "Yui Kato",
      email: "yui.kato@example.com",
      phone: "+819005550105",
      jobTitle: "Site reliability engineer",
      role: "limited_user",
      teamRole: "responder",
      github: "example-yui-kato",
      timeZone: "Asia/Tokyo",
    },
  },
  layers: [
    {
      name: "Day",
      start: "2026-01-05T09:00:00+09:00",
      turnDays: 1,
      people: ["akiko-mori", "daichi-sato", "emi-tanaka", "kenji-ito", "yui-kato"],
      restrictions: [{ type: "daily", start: "09:00", hours: 12 }],
    },
    {
      name: "Night",
      start: "2026-01-05T09:00:00+09:00",
      turnDays: 7,
      people: ["kenji-ito", "yui-kato", "akiko-mori", "daichi-sato", "emi-tanaka"],
      restrictions: [{ type: "daily", start: "21:00", hours: 12 }],
    },
  ],
  escalation: { delayMinutes: 10, loops: 2, managers: ["akiko-mori", "daichi-sato"] },
} as const satisfies Roster;

/** Teams on GitHub, by slug, with their members' logins. The team that owns the platform approves deployments to production. */
export const teams = {
  sre: {
    title: "SRE",
    members: Object.values(sre.people).map((person) => person.github),
  },
} as const;
