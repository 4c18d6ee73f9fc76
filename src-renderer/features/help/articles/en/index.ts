import type { ArticleName, ArticleTexts } from '../articles.ts';
import { key } from './key.ts';
import { number } from './number.ts';
import { questions } from './questions.ts';
import { sending } from './sending.ts';
import { webhook } from './webhook.ts';

export const en: ArticleTexts<ArticleName> = { ...questions, ...key, ...number, ...webhook, ...sending };
