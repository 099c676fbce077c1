/**
 * How figures come to Datadog, and so how early a page can be. Datadog asks CloudWatch every ten minutes, and a figure of a minute is there 10
 * to 12 minutes later (Datadog, "Cloud Metric Delay"); of metric streams it would be 2 or 3. The usual answer is to wait for all of it:
 * an evaluation delay of a quarter of an hour, which makes every page 20 minutes late. What pages here does not wait. It counts failures, or
 * takes the worst minute, over a window that is longer than the delay: whatever arrives is judged at once, and what arrives later can add failures
 * and take none away. From the outside the site is asked every minute besides, and that page is two to three minutes late (site-tests.ts).
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
