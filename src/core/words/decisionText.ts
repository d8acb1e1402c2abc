import type { Translate } from '../l10n.ts';
import type { Decision } from '../policy/walk.ts';

/** What decides, as a clause: `rule 0 of NetworkPolicy shop/web, tier default`. */
export function decisionText({ by, tier = '', kind = '', policy = '', rule = 0 }: Decision, t: Translate): string {
  switch (by) {
    case 'rule':
      return t('rule {0} of {1} {2}, tier {3}', rule, kind, policy, tier);
    case 'profile':
      return policy.startsWith('kns.') ? t('no policy applies') : t('rule {0} of profile {1}', rule, policy);
    case 'tier-default':
      return t('no rule of tier {0} matches, and its end denies', tier);
    case 'no-profile':
      return t('no policy and no profile allows it');
    case 'failsafe':
      return t('a failsafe port');
    case 'no-policy':
      return t('no policy for forwarded packets');
    case 'to-host':
      return t('defaultEndpointToHostAction of Felix');
    case 'no-match':
      return t('no rule matches at this stage');
  }
}
