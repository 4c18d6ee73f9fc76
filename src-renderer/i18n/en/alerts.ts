import type { TranslationOf } from '../translation-of.ts';
import type { alerts as source } from '../uk/alerts.ts';

export const alerts = {
  link: {
    openConversation: 'Open the conversation with {{name}}?',
    openSomeConversation: 'Open the conversation?',
    beginTemplate: 'Prepare a sending of the template “{{template}}”?',
    beginTemplateTo: 'Prepare the template “{{template}}” for {{phone}}?',
    whence: 'A link from outside asks for this: another program opened it, or any page on the web.',
    nothingSent: 'Nothing is sent until you press “Send” yourself.',
    open: 'Open',
    begin: 'Prepare',
    beginning: 'Preparing…',
    unreadable: 'A link that nobody understands',
    unreadableHint: 'A link from outside does not look like one of Rozmova’s, so nothing was done.',
    noConversation: 'There is no such conversation',
    noTemplate: 'There is no such template',
    gone: 'A link from outside leads to something that is not here: it was deleted, or belongs to another workspace.',
    understood: 'All right',
  },
} satisfies TranslationOf<typeof source>;
