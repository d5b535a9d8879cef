// The signs of resource types, as path data of SVG in a square of 16.

const BY_TYPE: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'M4 4h8v8H4z M6 1.5V4 M10 1.5V4 M6 12v2.5 M10 12v2.5 M1.5 6H4 M1.5 10H4 M12 6h2.5 M12 10h2.5',
  'AWS::EC2::SecurityGroup': 'M8 1.8l5 2v4c0 3-2 5.3-5 6.4-3-1.1-5-3.4-5-6.4v-4z',
  'AWS::EC2::Volume': 'M3 4c0-1.3 2.2-2 5-2s5 .7 5 2-2.2 2-5 2-5-.7-5-2z M3 4v8c0 1.3 2.2 2 5 2s5-.7 5-2V4',
  'AWS::EC2::NetworkInterface': 'M3 3h10v7H3z M6 10v3 M10 10v3 M4 13.500h8',
  'AWS::EC2::InternetGateway': 'M8 2a6 6 0 100 12A6 6 0 008 2z M2 8h12 M8 2c-4 4-4 8 0 12 M8 2c4 4 4 8 0 12',
  'AWS::EC2::NatGateway': 'M2 5h9 M8.5 2.500L11 5 8.5 7.5 M14 11H5 M7.5 8.500L5 11l2.5 2.5',
  'AWS::EC2::RouteTable': 'M3 3v10 M3 5h6l2-2 M3 11h6l2 2 M3 8h10',
  'AWS::EC2::NetworkAcl': 'M3 3h10v10H3z M3 8h10 M8 3v10',
  'AWS::EC2::EIP': 'M8 14c3-4 4.5-6 4.5-8a4.5 4.5 0 00-9 0c0 2 1.5 4 4.5 8z',
  'AWS::S3::Bucket': 'M3 4h10l-1.4 9H4.400z M3 4c0-2 10-2 10 0',
  'AWS::IAM::User': 'M8 2.500a2.7 2.7 0 100 5.4 2.7 2.7 0 000-5.400z M3 14c0-3 2-4.5 5-4.500s5 1.5 5 4.5',
  'AWS::IAM::Group':
    'M5.5 3.500a2 2 0 100 4 2 2 0 000-4z M10.8 4.500a1.7 1.7 0 100 3.4 M1.5 13c0-2.5 1.5-3.8 4-3.800s4 1.3 4 3.8 M10.5 9.500c2.5 0 4 1.2 4 3.5',
  'AWS::IAM::Role': 'M3 4c3 1 7 1 10 0v4c0 3-2 5-5 6-3-1-5-3-5-6z M6 7.500h.01 M10 7.500h.01 M6 10.500c1.3 1 2.7 1 4 0',
  'AWS::IAM::Policy': 'M4 2h6l2.5 2.500V14H4z M6 7h4.5 M6 9.500h4.5 M6 12h3',
  'AWS::SQS::Queue': 'M2 5h3v6H2z M6.5 5h3v6h-3z M11 5h3v6h-3z',
  'AWS::SNS::Topic': 'M3 8h4 M7 8l5-4 M7 8h5 M7 8l5 4',
  'AWS::Lambda::Function': 'M4 13l4-6 4 6 M5 3h2l5 10',
  'AWS::DynamoDB::Table': 'M3 3h10v10H3z M3 6.500h10 M3 10h10',
  'AWS::Kinesis::Stream': 'M2 6c3-3 5 3 8 0s3-1 4 0 M2 11c3-3 5 3 8 0s3-1 4 0',
  'AWS::CloudWatch::Alarm': 'M8 3a4 4 0 014 4v3l1.5 2h-11L4 10V7a4 4 0 014-4z M7 14h2',
  'AWS::SecretsManager::Secret': 'M4 7.500h8V14H4z M5.5 7.500V5.500a2.5 2.5 0 015 0v2',
};

const OTHER = 'M8 2.500l5.5 5.500L8 13.5 2.5 8z';

export const iconOf = (type: string): string => BY_TYPE[type] ?? OTHER;
