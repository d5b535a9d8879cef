// The credential report: GenerateCredentialReport and GetCredentialReport.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
import type { GenerateCredentialReportResponse, GetCredentialReportResponse } from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Account } from '../account.ts';
import { answeredTime } from '../answered-time.ts';
import type { Directory } from '../directory.ts';
import type { AccessKey, User } from '../entities.ts';

const reportLifeMs = 4 * 60 * 60 * 1000;

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...[1, 2].flatMap((key) =>
    ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map((column) => `access_key_${key}_${column}`),
  ),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

export function credentialReport(iam: Directory) {
  return {
    /** By design: a report is complete at once; the real one takes some seconds. AWS: within four hours, the last report stays. */
    GenerateCredentialReport(_input: unknown, context: CallContext): GenerateCredentialReportResponse {
      const account = iam.account(context);
      if (account.report && iam.now() - account.report.generatedMs < reportLifeMs) return { State: 'COMPLETE' };
      account.report = { generatedMs: iam.now(), csv: reportOf(account) };
      return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
    },

    GetCredentialReport(_input: unknown, context: CallContext): GetCredentialReportResponse {
      const { report } = iam.account(context);
      if (!report) throw new AwsError('ReportNotPresent', 'No report exists. Start a new report generation task', 410);
      if (iam.now() - report.generatedMs >= reportLifeMs)
        throw new AwsError('ReportExpired', 'The report has expired. Start a new report generation task', 410);
      return {
        Content: new TextEncoder().encode(report.csv),
        ReportFormat: 'text/csv',
        GeneratedTime: answeredTime(report.generatedMs),
      };
    },
  };
}

function reportOf(account: Account): string {
  const root = ['<root_account>', `arn:aws:iam::${account.account}:root`, 'N/A', 'not_supported', ...Array(18).fill('N/A')];
  const users = [...account.users.values()].map((user) => lineOf(account, user));
  return [columns, root.slice(0, columns.length), ...users].map((line) => line.join(',')).join('\n');
}

function lineOf(account: Account, user: User): string[] {
  const { login, createdMs } = user;
  const mfa = [...account.mfaDevices.values()].some(({ holder }) => holder === user.id);
  const [first, second] = [...user.accessKeys.values()];
  return [
    user.name,
    user.arn,
    time(createdMs),
    String(login !== undefined),
    login ? time(login.lastUsedMs, 'no_information') : 'N/A',
    login ? time(login.changedMs) : 'N/A',
    'N/A',
    String(mfa),
    ...keyColumns(first),
    ...keyColumns(second),
    'false',
    'N/A',
    'false',
    'N/A',
  ];
}

function keyColumns(key: AccessKey | undefined): string[] {
  if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
  const { status, createdMs, lastUsed } = key;
  return [String(status === 'Active'), time(createdMs), time(lastUsed?.atMs), lastUsed?.region ?? 'N/A', lastUsed?.service ?? 'N/A'];
}

function time(ms: number | undefined, absent = 'N/A'): string {
  return ms === undefined ? absent : answeredTime(ms).toISOString().replace('.000Z', '+00:00');
}
