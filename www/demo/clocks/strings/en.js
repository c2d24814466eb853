/** Deadlines in English. */
export const strings = {
  title: "Deadlines",
  lead: "Choose a calendar and an event to see when each deadline falls, which time was counted, what is late and what is next. Holidays, worked weekends and shifts are all in it; a year whose days are not announced says so.",
  calendar: "Calendar",
  event: "Event",
  allTargets: "Every deadline",
  start: "It began",
  now: "Now",
  done: "{title}: done at",
  known: "What else is known",
  times: "{title}: how often",
  figures: "Figures that may be set",
  pauseFrom: "Paused from",
  pauseTo: "Resumed at",
  facts: "The event",
};
