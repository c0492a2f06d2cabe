/** The languages of the sign-in pages. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const en = {
  console: 'staff console',
  language: 'Language',
  sign_in: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  code: 'Code of your authenticator',
  code_hint: 'Or one of your recovery codes. Leave it empty at your first sign-in.',
  by_entra: 'Sign in with Microsoft Entra ID',
  not_right: 'E-mail, password or code is not right.',
  wait: (seconds: number) =>
    `Too many tries: wait ${seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : seconds === 1 ? 'a second' : `${seconds} seconds`}, then try again.`,
  unreadable:
    'The console cannot read your authenticator any more. Sign in with a recovery code, or have your sign-in reset: npm run staff -- reset --email <your address>.',
  entra_refused: 'Entra ID did not let you in, or nobody of us has that account.',
  enrol: 'Enrol your authenticator',
  enrol_why: 'From now on every sign-in asks for a code that only your telephone knows. This takes a minute; the page is good for fifteen.',
  scan: 'Scan this with an authenticator app.',
  qr: 'QR code for your authenticator',
  key: 'No camera? Type this key into the app:',
  enter: 'Enter the six digits that it shows.',
  digits: 'Code',
  enrol_do: 'Enrol and sign in',
  enrol_not_right: 'This code is not right. Is your telephone’s clock?',
  codes: 'Your recovery codes',
  codes_why:
    'Each of them signs you in once, in place of your authenticator, should you lose it. They are shown this once: keep them where you keep secrets.',
  codes_kept: 'I have kept them: open the console',
  codes_left: (n: number) =>
    n === 0 ? 'You have no recovery codes left' : n === 1 ? 'You have 1 recovery code left' : `You have ${n} recovery codes left`,
  codes_new: 'You can make ten new ones at any time. The old ones are worthless from then on.',
  codes_or: 'Or one of your recovery codes.',
  codes_lost: 'Have you lost your authenticator for good? Then ask an admin to reset your sign-in.',
  codes_make: 'Make ten new codes',
  codes_not_right: 'This code is not right, or was used already.',
  arrived: 'You are signed in',
  open: 'Open the console',
  back: 'Back to the console',
  request: 'Request',
};
export type Words = typeof en;

const de: Words = {
  console: 'Interne Konsole',
  language: 'Sprache',
  sign_in: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  code: 'Code Ihres Authenticators',
  code_hint: 'Oder einer Ihrer Wiederherstellungscodes. Bei der ersten Anmeldung bleibt das leer.',
  by_entra: 'Mit Microsoft Entra ID anmelden',
  not_right: 'E-Mail, Passwort oder Code stimmt nicht.',
  wait: (seconds) =>
    `Zu viele Versuche: warten Sie ${seconds > 90 ? `${Math.ceil(seconds / 60)} Minuten` : seconds === 1 ? 'eine Sekunde' : `${seconds} Sekunden`} und versuchen Sie es dann noch einmal.`,
  unreadable:
    'Die Konsole kann Ihren Authenticator nicht mehr lesen. Melden Sie sich mit einem Wiederherstellungscode an, oder lassen Sie Ihre Anmeldung zurücksetzen: npm run staff -- reset --email <Ihre Adresse>.',
  entra_refused: 'Entra ID hat Sie nicht eingelassen, oder niemand von uns hat dieses Konto.',
  enrol: 'Richten Sie Ihren Authenticator ein',
  enrol_why:
    'Von nun an verlangt jede Anmeldung einen Code, den nur Ihr Telefon kennt. Das dauert eine Minute; die Seite gilt fünfzehn Minuten.',
  scan: 'Lesen Sie das mit einer Authenticator-App ein.',
  qr: 'QR-Code für Ihren Authenticator',
  key: 'Keine Kamera? Tippen Sie diesen Schlüssel in die App:',
  enter: 'Geben Sie die sechs Ziffern ein, die sie zeigt.',
  digits: 'Code',
  enrol_do: 'Einrichten und anmelden',
  enrol_not_right: 'Dieser Code stimmt nicht. Geht die Uhr Ihres Telefons richtig?',
  codes: 'Ihre Wiederherstellungscodes',
  codes_why:
    'Jeder meldet Sie einmal an, an Stelle Ihres Authenticators, sollten Sie ihn verlieren. Sie werden nur dieses eine Mal gezeigt: bewahren Sie sie auf, wo Sie Geheimes aufbewahren.',
  codes_kept: 'Aufbewahrt: zur Konsole',
  codes_left: (n) =>
    n === 0
      ? 'Sie haben keinen Wiederherstellungscode mehr'
      : n === 1
        ? 'Sie haben noch 1 Wiederherstellungscode'
        : `Sie haben noch ${n} Wiederherstellungscodes`,
  codes_new: 'Sie können jederzeit zehn neue erzeugen. Die alten gelten von da an nicht mehr.',
  codes_or: 'Oder einer Ihrer Wiederherstellungscodes.',
  codes_lost: 'Haben Sie Ihren Authenticator endgültig verloren? Dann bitten Sie einen Admin, Ihre Anmeldung zurückzusetzen.',
  codes_make: 'Zehn neue Codes erzeugen',
  codes_not_right: 'Dieser Code stimmt nicht oder wurde schon verwendet.',
  arrived: 'Sie sind angemeldet',
  open: 'Zur Konsole',
  back: 'Zurück zur Konsole',
  request: 'Anfrage',
};

/** What the sign-in pages say. */
export const words: Readonly<Record<Language, Words>> = { en, de };
