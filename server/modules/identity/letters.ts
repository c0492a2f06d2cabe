import type { Purpose } from './pins.ts';

/** A letter that sign-in sends: plain text, so that it reads the same everywhere and carries nothing that could be followed by mistake. */
export interface Letter {
  subject: string;
  text: string;
}

const asked: Record<Purpose, string> = {
  sign_up: 'sign up for Longhouse',
  sign_in: 'sign in to Longhouse',
  reset: 'set a new password for Longhouse',
  link: 'link this address to your Longhouse user',
};

const ignore = 'If you did not ask for it, you can ignore this letter: nothing was changed.';

/** The PIN itself. */
export const pinLetter = (purpose: Purpose, pin: string, minutes: number): Letter => ({
  subject: `Your Longhouse PIN`,
  text: `Your PIN to ${asked[purpose]}:\n\n    ${pin}\n\nIt is good for ${minutes} minutes and for one use. Nobody from Longhouse will ever ask you for it.\n\n${ignore}\n`,
});

/** To an address that already has an account and was asked to sign up, or has none and was asked to sign in. */
export const noPinLetter = (purpose: Purpose): Letter =>
  purpose === 'sign_up' || purpose === 'link'
    ? {
        subject: 'You already have a Longhouse account',
        text: `Somebody asked to ${asked[purpose]} with this address, which already belongs to an account.\n\nSign in with your password, or ask for a PIN to sign in or to set a new password.\n\n${ignore}\n`,
      }
    : {
        subject: 'No Longhouse account has this address',
        text: `Somebody asked to ${asked[purpose]} with this address, but no account has it. Perhaps you signed up with another one.\n\n${ignore}\n`,
      };

/** To somebody who was invited into an organisation. */
export const invitationLetter = (orgName: string, token: string, days: number): Letter => ({
  subject: `You are invited to ${orgName.replace(/[\r\n]+/g, ' ')} on Longhouse`,
  text: `You are invited to join ${orgName} on Longhouse. Accept with this token within ${days} days:\n\n    ${token}\n\nNew here? Ask for a PIN and sign up with the token. Already signed up? Sign in and accept the invitation.\n\n${ignore}\n`,
});
