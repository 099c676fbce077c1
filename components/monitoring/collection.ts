/**
 * How figures come to Datadog, and so how early a page can be. Datadog asks CloudWatch every ten minutes, and the figure of a minute is there 10 to
 * 12 minutes later (Datadog, "Cloud Metric Delay"). The usual answer is to wait until all of them are certain: an evaluation delay of a quarter of an
 * hour, which makes a page 20 minutes late. What pages here does not wait. It counts failures, or takes the worst minute, over a window longer than
 * figures are late: whatever arrives is judged at once, 10 to 13 minutes after it happened, and what arrives later seldom takes anything back, since a
 * request that did not fail weighs a twentieth of one that did.
 *
 * Metric streams would make that three to four minutes, for a delivery stream in each region, a key of Datadog's in each account and a charge for
 * each figure. What they would tell earlier, the question from outside tells already, two to three minutes after the site has gone (site-tests.ts).
 */

/** The window of what pages: longer than what is collected is late, or it would be empty. */
export const EARLY = "last_15m";

/** Seconds that what pages waits: for the minute that is being counted to end. */
export const EARLY_SECONDS = 60;

/** Seconds that what tells Slack alone waits, so that its averages and shares are whole. */
export const SETTLED_SECONDS = 900;

/** Share of requests, in percent, that may fail before it counts. */
export const FAILING_PERCENT = 5;

/** Requests that must fail beyond that share, within the window, before somebody is woken: one of ten, or two of four, is none's night. */
export const FAILED_REQUESTS = 20;
