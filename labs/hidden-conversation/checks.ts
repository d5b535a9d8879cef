// What the lab "A hidden conversation" demands: conversations that the learner does not see. Nothing here reads the bot's settings.
import { defineChecks } from '../../src/lab/definition.ts';
import type { Conference } from './conference.ts';
import {
  asksFor,
  type Context,
  confirms,
  type Expectation,
  ends,
  registers,
  says,
  setAttributes,
  type Visitor,
  visitor,
} from './visitor.ts';

/** Until the bot asks for the seats, with nothing unusual. */
async function untilSeats(context: Context, id: string): Promise<Visitor> {
  const who = await visitor(context, id);
  const { workshop, day } = who.wish;
  await who.begin();
  await who.say(workshop, asksFor('eventDate', { workshop }));
  await who.say(day.said, asksFor('seats', { workshop, day }));
  return who;
}

/** Until the bot asks whether all is right. */
async function untilConfirmation(context: Context, id: string): Promise<Visitor> {
  const who = await untilSeats(context, id);
  await who.say(String(who.wish.seats), confirms(who.wish));
  return who;
}

/** Everything else, and the session attribute of the page that she came from. */
const withBadge =
  (badge: string, expects: Expectation): Expectation =>
  (turn) =>
    turn.sessionAttributes.badge === badge ? expects(turn) : `The session attribute badge is still “${badge}”: the web page has set it.`;

/** A conversation in which she does any of all this, wherever she likes: another one for each run and id. */
async function freely(context: Context, id: string): Promise<void> {
  await setAttributes(context, id, { badge: id });
  const who = await visitor(context, id);
  const { wish } = who;
  const { venue } = context.data;
  /** Before she answers: a question, or something useless. */
  const dawdle = async (open: Expectation) => {
    if (who.chance() === 'yes') await who.say(who.where(), says(venue, open));
    if (who.chance() === 'yes') await who.say(who.useless(), open);
  };
  await who.begin();
  await dawdle(asksFor('workshop'));
  if (who.chance() === 'yes') {
    await who.say(`${wish.workshop} on ${wish.day.said}`, asksFor('seats', { workshop: wish.workshop, day: wish.day }));
  } else {
    await who.say(wish.workshop, asksFor('eventDate', { workshop: wish.workshop }));
    await dawdle(asksFor('eventDate', { workshop: wish.workshop }));
    await who.say(wish.day.said, asksFor('seats', { workshop: wish.workshop, day: wish.day }));
  }
  if (who.chance() === 'yes') await who.say(`No, make it ${who.changeDay()}`, asksFor('seats', { workshop: wish.workshop, day: wish.day }));
  await dawdle(asksFor('seats', { workshop: wish.workshop, day: wish.day }));
  await who.say(String(wish.seats), confirms(wish));
  if (who.chance() === 'yes') await who.say(`No, make it ${who.changeSeats()} seats`, confirms(wish));
  await dawdle(confirms(wish));
  await who.say(who.yes(), withBadge(id, registers(wish)));
}

export default defineChecks<Conference>([
  {
    id: 'two-at-once',
    title: 'Two values in one answer are both understood.',
    on: 'both',
    async judge(context) {
      const ada = await visitor(context, 'two-at-once-ada');
      const { workshop, day } = ada.wish;
      await ada.begin();
      await ada.say(`${workshop} on ${day.said}`, asksFor('seats', { workshop, day }));
      const grace = await visitor(context, 'two-at-once-grace');
      await grace.begin();
      await grace.say(grace.wish.workshop, asksFor('eventDate'));
      await grace.say(`${grace.wish.day.said} for ${grace.wish.seats} people`, confirms(grace.wish));
      if (!context.hidden) return;
      const mary = await visitor(context, 'two-at-once-mary');
      await mary.begin();
      await mary.say(
        `${mary.wish.workshop} for ${mary.wish.seats} people`,
        asksFor('eventDate', { workshop: mary.wish.workshop, seats: mary.wish.seats }),
      );
    },
  },
  {
    id: 'corrects-herself',
    title: 'A visitor who corrects herself is asked the open question again.',
    on: 'both',
    async judge(context) {
      for (const correction of context.hidden ? ['No, make it', 'I meant'] : ['No, make it']) {
        const who = await untilSeats(context, `corrects-${correction.length}`);
        await who.say(`${correction} ${who.changeDay()}`, asksFor('seats', { workshop: who.wish.workshop, day: who.wish.day }));
        await who.say(String(who.wish.seats), confirms(who.wish));
      }
    },
  },
  {
    id: 'changes-her-mind',
    title: 'A visitor may change her mind at the last question.',
    on: 'both',
    async judge(context) {
      const who = await untilConfirmation(context, 'changes');
      await who.say(`No, make it ${who.changeSeats()} seats`, confirms(who.wish));
      await who.say(`No, make it ${who.changeDay()}`, confirms(who.wish));
      await who.say(who.yes(), registers(who.wish));
    },
  },
  {
    id: 'question-in-between',
    title: 'A question in between is answered, and the registration goes on where it was.',
    on: 'both',
    async judge(context) {
      const who = await untilSeats(context, 'between');
      const { workshop, day } = who.wish;
      const open = says(context.data.venue, says('How many seats?', asksFor('seats', { workshop, day })));
      await who.say(who.where(), open);
      await who.say(String(who.wish.seats), confirms(who.wish));
    },
  },
  {
    id: 'question-at-any-time',
    title: 'It may come before, at the last question, and after.',
    on: 'both',
    async judge(context) {
      const stranger = await visitor(context, 'stranger');
      await stranger.say(stranger.where(), says(context.data.venue, ends));
      const who = await untilConfirmation(context, 'any-time');
      await who.say(who.where(), says(context.data.venue, says('Shall I register you?', confirms(who.wish))));
      await who.say(who.yes(), registers(who.wish));
      await who.say(who.where(), says(context.data.venue, ends));
    },
  },
  {
    id: 'badge-lives-on',
    title: 'A session attribute that the web page has set lives on.',
    on: 'both',
    async judge(context) {
      const badge = `${context.data.venue.length}-${context.data.workshops[0]}`;
      await setAttributes(context, 'badge', { badge });
      const who = await visitor(context, 'badge');
      const { workshop, day, seats } = who.wish;
      await who.say('sign me up', withBadge(badge, asksFor('workshop')));
      await who.say(workshop, withBadge(badge, asksFor('eventDate', { workshop })));
      await who.say(who.where(), withBadge(badge, asksFor('eventDate', { workshop })));
      await who.say(day.said, withBadge(badge, asksFor('seats', { workshop, day })));
      await who.say(String(seats), withBadge(badge, confirms(who.wish)));
      await who.say(who.yes(), withBadge(badge, registers(who.wish)));
    },
  },
  {
    id: 'says-nothing-useful',
    title: 'After three useless answers she is sent to the desk.',
    on: 'both',
    async judge(context) {
      const who = await untilSeats(context, 'useless');
      for (const _retry of [1, 2]) await who.say(who.useless(), asksFor('seats', { workshop: who.wish.workshop }));
      const isRegistration: Expectation = (turn) =>
        turn.intent === 'RegisterUserForEvent' && turn.action === 'Close'
          ? undefined
          : 'RegisterUserForEvent ends, and does not leave it to the FallbackIntent.';
      await who.say(who.useless(), says('desk', isRegistration));
    },
  },
  {
    id: 'all-of-it',
    title: 'A visitor who does all of this is registered.',
    on: 'both',
    async judge(context) {
      for (const id of ['ada', 'grace']) await freely(context, `freely-${id}`);
    },
  },
]);
