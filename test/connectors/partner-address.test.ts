import { isGlobalUnicast } from '../../connectors/global-unicast';
import { readAddress } from '../../connectors/partner-address';

const rules = { privateHosts: ['127.0.0.1:8090', '[::1]:8091'], httpsPort: 443 };
const read = (url: string) => readAddress(url, rules);

describe('the address of a partner', () => {
  it.each([
    'https://partner.example/in',
    'https://partner.example:443/in?a=b#c',
    'https://partner.example',
    'https://8.8.8.8/',
    'https://[2a00:1450:400e:80d::200e]/',
    'https://xn--caf-dma.example/',
  ])('may be %s', (url) => {
    expect(read(url)).toMatchObject({ isPrivate: false });
  });

  it.each(['http://127.0.0.1:8090/in', 'https://127.0.0.1:8090/', 'http://[::1]:8091/'])(
    'may be the listed %s',
    (url) => {
      expect(read(url)).toMatchObject({ isPrivate: true });
    },
  );

  it.each([
    'http://partner.example/',
    'https://partner.example:8443/',
    'https://partner.example:6379/',
    'ftp://partner.example/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'https://user@partner.example/',
    'https://@partner.example/',
    'https://partner.example@127.0.0.1/',
    'http://user:pass@127.0.0.1:8090/',
    'http://127.0.0.1:8092/',
    'http://127.1:8090/',
    'http://2130706433:8090/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://localhost/',
    'https://localhost./',
    'https://a.localhost/',
    'https://partner.example./',
    'https://intern/',
    'https://①②⑦.⓪.⓪.①/',
    'https://café.example/',
    'https://ｐartner.example/',
    'https://partner。example/',
    'https://Partner.example/',
    'https://%31%32%37.0.0.1/',
    'https:partner.example/',
    'https:\\\\partner.example\\',
    'https:///partner.example/',
    ' https://partner.example/',
    'https://part\tner.example/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::127.0.0.1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    '//partner.example/',
    'partner.example',
    '',
  ])('is refused when it is %j', (url) => {
    expect(read(url)).toBeUndefined();
  });
});

describe('a global unicast address', () => {
  it.each(['8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.1', '2a00:1450:400e:80d::200e'])(
    'is %s',
    (address) => {
      expect(isGlobalUnicast(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:8.8.8.8',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::808:808',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '100::1',
    '4000::1',
    'partner.example',
    '',
  ])('is not %j', (address) => {
    expect(isGlobalUnicast(address)).toBe(false);
  });
});
