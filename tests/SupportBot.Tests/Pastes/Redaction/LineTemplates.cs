using System.Collections.Immutable;

namespace SupportBot.Tests.Pastes.Redaction;

/// <summary>
/// Lines of logs, terminals, files and chats by kind, with places: <c>‹pw›</c> a password, <c>‹tok›</c> a random token, <c>‹hex›</c>, <c>‹b64›</c>, <c>‹b32›</c>, <c>‹user›</c> (not secret),
/// <c>‹key›</c> a key name for a password, <c>‹tokkey›</c> one for a token, and the special ones of <see cref="GeneratedLines"/>. <c>\n</c> is a line end.
/// </summary>
internal static class LineTemplates
{
    public static ImmutableArray<(string Kind, string Text)> Secret { get; } = Rows("""
        password_kv | ‹key›=‹pw›
        password_kv | Zugang: ‹user› / ‹pw›
        password_kv | neighbor 10.0.0.1 password ‹pw›
        password_kv | كلمة المرور: ‹pw›
        password_kv | slaptažodis: ‹pw›
        bearer | -H "X-Acme-Art-Api: ‹tok›"
        bearer | --header=Authorization:Bearer\ ‹tok›
        bearer | curl fails with SSWS ‹tok›
        aws | mc alias set m https://h ‹akia› ‹b40›
        aws | credentials are (‹akia›, ‹b40›)
        pem | <RSAKeyValue><Modulus>abc</Modulus><D>‹azkey›</D></RSAKeyValue>
        pem | client-key-data: ‹azkey›
        totp | backup codes: ‹digits6› ‹digits6›
        password_kv | ‹key› = ‹pw›
        password_kv | ‹key›: ‹pw›
        password_kv | ‹key›: "‹pw›"
        password_kv |   ‹key›: '‹pw›'
        password_kv | "‹key›": "‹pw›",
        password_kv | {"user":"‹user›","‹key›":"‹pw›","retries":3}
        password_kv | ERROR body={\"user\":\"‹user›\",\"‹key›\":\"‹pw›\"} status=401
        password_kv | '‹key›' => '‹pw›',
        password_kv | <‹key›>‹pw›</‹key›>
        password_kv | <entry key="‹key›">‹pw›</entry>
        password_kv | <property name="‹key›" value="‹pw›"/>
        password_kv | <connection user="‹user›" ‹key›="‹pw›" timeout="30"/>
        password_kv | <constructor-arg name="‹key›"><value>‹pw›</value></constructor-arg>
        password_kv | - name: ‹key›\n  value: "‹pw›"
        password_kv | env:\n  - { name: ‹key›, value: ‹pw› }
        password_kv | export ‹key›='‹pw›'
        password_kv | set ‹key›=‹pw›
        password_kv | setx ‹key› "‹pw›"
        password_kv | $env:‹key› = "‹pw›"
        password_kv | ENV ‹key› ‹pw›
        password_kv | docker run -d -e ‹key›=‹pw› --name db postgres:16
        password_kv | docker service create --env ‹key›="‹pw›" app
        password_kv | kubectl create secret generic app --from-literal=‹key›=‹pw› -n prod
        password_kv | helm upgrade app ./chart --set auth.‹key›=‹pw›
        password_kv | terraform apply -var '‹key›=‹pw›'
        password_kv |   ‹key› = "‹pw›"  # terraform.tfvars
        password_kv | ansible-playbook site.yml -e "‹key›=‹pw›"
        password_kv | ansible_become_pass=‹pw› ansible_user=‹user›
        password_kv | java -D‹key›=‹pw› -jar app.jar
        password_kv | app --user ‹user› --‹key› ‹pw› --verbose
        password_kv | app --‹key›=‹pw›
        password_kv | 2026-11-25 10:00:01 DEBUG [main] c.a.Config - ‹key›=‹pw›, url=jdbc:mysql://db/orders
        password_kv | Config(host=db1, user=‹user›, ‹key›=‹pw›, timeout=30)
        password_kv | Settings{url='db1', ‹key›='‹pw›', pool=5}
        password_kv | map[host:db1 ‹key›:‹pw› user:‹user›]
        password_kv | INFO config loaded ‹key›->"‹pw›"
        password_kv | :‹key› "‹pw›"
        password_kv | config.‹key› := "‹pw›"
        password_kv | define('‹key›', '‹pw›');
        password_kv | os.environ['‹key›'] = '‹pw›'
        password_kv | conn = connect(host="db1", user="‹user›", ‹key›="‹pw›")
        password_kv | props.put("‹key›", "‹pw›");
        password_kv | cfg.setProperty("‹key›", "‹pw›")
        password_kv | ‹key›\t‹pw›
        password_kv | \| ‹key› \| ‹pw› \|
        password_kv | Driver={ODBC Driver 18 for SQL Server};Server=db1;UID=‹user›;PWD={‹pw›};
        password_kv | Driver={MySQL ODBC 8.0};Server=db1;Database=x;User=‹user›;Password=‹pw›;Option=3;
        password_kv | Data Source=db1;Initial Catalog=x;User ID=‹user›;Password=‹pw›;
        password_kv | host=db1 port=5432 dbname=x user=‹user› password=‹pw› sslmode=require
        password_kv | Host=db1;Username=‹user›;Password=‹pw›;Database=x
        password_kv | Server=db1;Port=3306;Uid=‹user›;Pwd=‹pw›;
        password_kv | jdbc:sqlserver://db1:1433;databaseName=x;user=‹user›;password=‹pw›;encrypt=true
        password_kv | jdbc:mysql://db1/x?user=‹user›&password=‹pw›&useSSL=false
        password_kv | DSN=x;UID=‹user›;PWD=‹pw›
        password_kv | cache:6380,password=‹pw›,ssl=True,abortConnect=False
        password_kv | Provider=SQLOLEDB;Data Source=db1;User Id=‹user›;Password="‹pw›";
        password_kv | mysql -h db1 -u ‹user› -p‹pw› orders
        password_kv | mysqldump --password='‹pw›' orders > /tmp/x.sql
        password_kv | PGPASSWORD='‹pw›' pg_dump -h db1 orders
        password_kv | MYSQL_PWD=‹pw› mysql -u ‹user›
        password_kv | REDISCLI_AUTH=‹pw› redis-cli ping
        password_kv | redis-cli -h c1 -a ‹pw› info
        password_kv | 127.0.0.1:6379> AUTH ‹pw›
        password_kv | 127.0.0.1:6379> CONFIG SET requirepass "‹pw›"
        password_kv | requirepass ‹pw›
        password_kv | sshpass -p '‹pw›' ssh ‹user›@10.1.2.3 date
        password_kv | curl -u ‹user›:‹pw› https://api.example.test/health
        password_kv | curl --user "‹user›:‹pw›" -s https://api.example.test
        password_kv | wget --user=‹user› --password='‹pw›' https://files.example.test/x
        password_kv | http -a ‹user›:‹pw› GET api.example.test
        password_kv | ldapsearch -x -D "cn=admin,dc=acme,dc=test" -w ‹pw› -b dc=acme
        password_kv | bind_dn=cn=admin,dc=acme bind_pw=‹pw›
        password_kv | olcRootPW: ‹pw›
        password_kv | sqlcmd -S db1 -U ‹user› -P ‹pw› -Q "select getdate()"
        password_kv | bcp orders out x.dat -U ‹user› -P‹pw› -S db1
        password_kv | sqlplus ‹user›/‹pw›@db1:1521/orcl
        password_kv | mongosh "db1" -u ‹user› -p ‹pw› --authenticationDatabase admin
        password_kv | docker login -u ‹user› -p ‹pw› registry.example.test
        password_kv | echo '‹pw›' \| docker login -u ‹user› --password-stdin
        password_kv | echo ‹pw› \| sudo -S systemctl restart chronyd
        password_kv | az login --service-principal -u 0d9079ec -p ‹pw› --tenant x
        password_kv | smbclient //fs1/data -U ‹user›%‹pw›
        password_kv | mount -t cifs //fs1/d /mnt -o username=‹user›,password=‹pw›
        password_kv | net use X: \\fs1\data ‹pw› /user:CORP\‹user›
        password_kv | net user ‹user› ‹pw› /add
        password_kv | psexec \\srv1 -u CORP\‹user› -p ‹pw› cmd
        password_kv | runas /user:x && winrs -r:srv1 -u:‹user› -p:‹pw› date
        password_kv | openssl pkcs12 -in a.p12 -passin pass:‹pw› -nodes
        password_kv | keytool -list -keystore a.jks -storepass ‹pw›
        password_kv | zip -P ‹pw› out.zip a.log
        password_kv | 7z x a.7z -p‹pw›
        password_kv | gpg --batch --passphrase ‹pw› -d a.gpg
        password_kv | machine api.example.test login ‹user› password ‹pw›
        password_kv | machine api.example.test\n  login ‹user›\n  password ‹pw›
        password_kv | [pypi]\nusername = ‹user›\npassword = ‹pw›
        password_kv | CREATE USER ‹user› IDENTIFIED BY '‹pw›';
        password_kv | ALTER ROLE ‹user› WITH LOGIN PASSWORD '‹pw›';
        password_kv | CREATE LOGIN ‹user› WITH PASSWORD = N'‹pw›';
        password_kv | GRANT ALL ON *.* TO '‹user›'@'%' IDENTIFIED BY '‹pw›'
        password_kv | ftp> user ‹user› ‹pw›
        password_kv | ---> PASS ‹pw›
        password_kv | C: a001 LOGIN ‹user› ‹pw›
        password_kv | C: PASS ‹pw›
        password_kv | AUTH PLAIN ‹authplain›
        password_kv | AUTH LOGIN\n334 VXNlcm5hbWU6\n‹b64›\n334 UGFzc3dvcmQ6\n‹b64pw›
        password_kv | C: AUTHENTICATE PLAIN ‹authplain›
        password_kv | snmp-server community ‹pw› RO
        password_kv | snmpwalk -v2c -c ‹pw› 10.1.2.3 sysUpTime
        password_kv | snmpget -v3 -u ops -l authPriv -a SHA -A ‹pw› -x AES -X ‹pw› 10.1.2.3 x
        password_kv | rocommunity ‹pw› 10.0.0.0/8
        password_kv | tacacs-server key 7 ‹hex›
        password_kv | radius-server host 10.1.1.1 key ‹pw›
        password_kv | enable secret 5 ‹crypt›
        password_kv | username admin password 7 ‹hex›
        password_kv | username admin privilege 15 secret ‹pw›
        password_kv | set system login user ‹user› authentication plain-text-password-value ‹pw›
        password_kv | wpa_passphrase="‹pw›"
        password_kv | network={\n  ssid="corp"\n  psk="‹pw›"\n}
        password_kv | wpa-psk ‹pw›
        password_kv | ppp chap password ‹pw›
        password_kv | "‹user›" * "‹pw›" *   # chap-secrets
        password_kv | ‹user›:‹crypt›:19000:0:99999:7:::
        password_kv | ‹user›:‹apr1›
        password_kv | register => ‹user›:‹pw›@sip.example.test/100
        password_kv | secret=‹pw› ; sip.conf
        password_kv | Enter passphrase for key '/home/x/.ssh/id_rsa': ‹pw›
        password_kv | [sudo] password for ‹user›: ‹pw›
        password_kv | ‹user›@10.1.2.3's password: ‹pw›
        password_kv | Username: ‹user›\nPassword: ‹pw›
        password_kv | login: ‹user›\r\nPassword: ‹pw›\r\nLast login: Mon
        password_kv | user ‹user› pass ‹pw› doesn't work since the clock change
        password_kv | the password is ‹pw› btw
        password_kv | my pw is ‹pw›, can you try?
        password_kv | creds: ‹user› / ‹pw›
        password_kv | login with ‹user›:‹pw› (password) on the box
        password_kv | das Passwort für ‹user› ist ‹pw›
        password_kv | Kennwort: ‹pw›
        password_kv | Passwort=‹pw›
        password_kv | le mot de passe est ‹pw›
        password_kv | Mot de passe : ‹pw›
        password_kv | la contraseña de ‹user› es ‹pw›
        password_kv | contraseña: ‹pw›
        password_kv | la password è ‹pw›
        password_kv | a senha é ‹pw›
        password_kv | senha=‹pw›
        password_kv | wachtwoord: ‹pw›
        password_kv | het wachtwoord is ‹pw›
        password_kv | hasło: ‹pw›
        password_kv | lösenord: ‹pw›
        password_kv | adgangskode: ‹pw›
        password_kv | şifre: ‹pw›
        password_kv | пароль: ‹pw›
        password_kv | пароль от базы — ‹pw›
        password_kv | 비밀번호: ‹pw›
        password_kv | 비밀번호는 ‹pw› 입니다
        password_kv | DB 비번 ‹pw› 로 바꿨어요
        password_kv | 암호=‹pw›
        password_kv | パスワード: ‹pw›
        password_kv | パスワードは「‹pw›」です
        password_kv | 暗証番号：‹pw›
        password_kv | 密码：‹pw›
        password_kv | 数据库密码为‹pw›
        password_kv | 口令=‹pw›
        password_kv | 密碼: ‹pw›
        password_kv | heslo: ‹pw›
        password_kv | salasana: ‹pw›
        password_kv | mật khẩu: ‹pw›
        password_kv | κωδικός: ‹pw›
        password_kv | סיסמה: ‹pw›
        password_kv | contraseña_bd=‹pw›
        password_kv | Login failed: user=‹user› pwd="‹pw›" host=srv1
        password_kv | WARN Invalid credentials supplied: username=[‹user›] password=[‹pw›]
        password_kv | DEBUG form: [("username", "‹user›"), ("password", "‹pw›")]
        password_kv | <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/x#PasswordText">‹pw›</wsse:Password>
        password_kv | <soap:Header><Auth><User>‹user›</User><Pass>‹pw›</Pass></Auth></soap:Header>
        password_kv | Content-Disposition: form-data; name="password"\r\n\r\n‹pw›
        password_kv | PASSWORD[‹pw›]
        password_kv | --data '{"‹key›": "‹pw›"}'
        password_kv | --data-urlencode '‹key›=‹pw›'
        password_kv | -d "username=‹user›&password=‹pw›"
        password_kv | New-PSDrive -Credential (New-Object PSCredential('‹user›', (ConvertTo-SecureString '‹pw›' -AsPlainText -Force)))
        password_kv | cmdkey /add:srv1 /user:‹user› /pass:‹pw›
        password_kv | schtasks /create /tn x /ru ‹user› /rp ‹pw›
        password_kv | echo "‹user›:‹pw›" \| chpasswd
        password_kv | useradd -p '‹crypt›' ‹user›
        password_kv | htpasswd -b /etc/nginx/.htpasswd ‹user› ‹pw›
        password_kv | rclone config password remote pass ‹pw›
        password_kv | lftp -u ‹user›,‹pw› sftp://files.example.test
        password_kv | xfreerdp /v:srv1 /u:‹user› /p:‹pw›
        password_kv | ipmitool -H 10.1.1.1 -U ADMIN -P ‹pw› chassis status
        password_kv | impacket-psexec CORP/‹user›:‹pw›@10.1.2.3
        password_kv | kinit ‹user› <<< "‹pw›"
        password_kv | nmcli dev wifi connect corp password ‹pw›
        password_kv | spring:\n  datasource:\n    username: ‹user›\n    password: ‹pw›
        password_kv | spring.mail.password=‹pw›
        password_kv | quarkus.datasource.password=‹pw›
        password_kv | hibernate.connection.password ‹pw›
        password_kv | ConnectionStrings__Default=Server=db1;Database=x;User Id=‹user›;Password=‹pw›
        password_kv | SASL_JAAS_CONFIG=org.apache.kafka.common.security.plain.PlainLoginModule required username="‹user›" password="‹pw›";
        password_kv | sasl.jaas.config=...ScramLoginModule required username=\"‹user›\" password=\"‹pw›\";
        password_kv | ssl.truststore.password=‹pw›
        password_kv | server.ssl.key-store-password: ‹pw›
        password_kv | access_key: ‹user›, secret_key: ‹tok›
        password_kv | SECRET_KEY = '‹djangokey›'
        password_kv | APP_KEY=base64:‹b64›
        password_kv | secret_key_base: ‹hex›‹hex›
        password_kv | JWT_SECRET=‹pw›
        password_kv | ENCRYPTION_KEY=‹hex›
        password_kv | cookie_secret = "‹b64›"
        password_kv | NEXTAUTH_SECRET="‹b64›"
        password_kv | X_API_SECRET: ‹tok›
        password_kv | hmac_secret=‹hex›
        password_kv | pre-shared-key ‹pw›
        password_kv | PresharedKey = ‹b64›
        password_kv | PrivateKey = ‹wgkey›
        password_kv | ikev2 remote-authentication pre-shared-key ‹pw›
        password_kv | : PSK "‹pw›"
        password_kv | mnemonic: "‹phrase›"
        password_kv | unlock keepass, password=‹pw›
        password_kv | //registry.example.test/:_password="‹b64pw›"
        password_kv | <server><id>nexus</id><username>‹user›</username><password>‹pw›</password></server>
        password_kv | gradle.properties: nexusPassword=‹pw›
        password_kv | nuget sources add -Name x -Username ‹user› -Password ‹pw›
        password_kv | <add key="ClearTextPassword" value="‹pw›" />
        password_kv | svn co --username ‹user› --password ‹pw› https://svn.example.test/x
        password_kv | vncpasswd: ‹pw›
        password_kv | iscsi chap secret node.session.auth.password = ‹pw›
        password_kv | auth_param basic credentials, http_proxy=http://‹user›:‹pw›@proxy.example.test:3128
        password_query | GET /login?user=‹user›&password=‹pw›&lang=ko HTTP/1.1
        password_query | GET /cb?code=‹tok›&state=‹tok27› HTTP/1.1
        password_query | https://api.example.test/v1/x?api_key=‹tok›
        password_query | https://api.example.test/v1/x?apikey=‹tok›&limit=5
        password_query | POST /oauth/token client_id=app&client_secret=‹tok›&grant_type=client_credentials
        password_query | grant_type=refresh_token&refresh_token=‹tok›
        password_query | grant_type=password&username=‹user›&password=‹pw›
        password_query | GET /reset?token=‹tok› 200
        password_query | https://app.example.test/#access_token=‹tok›&expires_in=3600
        password_query | Referer: https://app.example.test/invite?invite_token=‹tok›
        password_query | redirect_uri=https%3A%2F%2Fapp.test%2Fcb%3Faccess_token%3D‹tok›%26state%3Dx
        password_query | wss://rt.example.test/socket?auth_token=‹tok›
        password_query | https://storage.example.test/x?signature=‹tok›&expires=1795407752
        password_query | url: /x?sessionid=‹tok›
        password_query | GET /ws?ticket=‹tok›
        password_query | https://maps.example.test/api?key=‹tok›
        password_query | webhook https://bot.example.test/hook?secret=‹pw›
        bearer | Authorization: Bearer ‹tok›
        bearer | authorization=[Bearer ‹tok›]
        bearer | -H "Authorization: Bearer ‹tok›"
        bearer | {"Authorization":"Bearer ‹tok›"}
        bearer | {\"authorization\":\"Bearer ‹tok›\"}
        bearer | headers={'Authorization': 'Bearer ‹tok›', 'Accept': '*/*'}
        bearer | > Authorization: Token ‹tok›
        bearer | Authorization: token ‹hex›
        bearer | Authorization: ApiKey ‹tok›
        bearer | Authorization: ‹tok›
        bearer | Authorization=Bearer+‹tok›
        bearer | Authorization: GenieKey ‹tok›
        bearer | X-Api-Key: ‹tok›
        bearer | x-auth-token: ‹tok›
        bearer | X-Vault-Token: ‹tok›
        bearer | PRIVATE-TOKEN: ‹tok›
        bearer | X-CSRF-Token: ‹tok›
        bearer | x-functions-key: ‹tok›==
        bearer | Ocp-Apim-Subscription-Key: ‹hex›
        bearer | X-Amz-Security-Token: ‹b64›‹b64›
        bearer | X-Goog-Api-Key: ‹tok›
        bearer | Proxy-Authorization: Bearer ‹tok›
        bearer | got 401 with bearer ‹tok›
        bearer | rpc metadata: map[authorization:[Bearer ‹tok›] user-agent:[grpc-go]]
        bearer | <Header name="Authorization">Bearer ‹tok›</Header>
        bearer | req.setRequestHeader("Authorization", "Bearer ‹tok›")
        bearer | access_token: ‹tok›
        bearer | {"access_token":"‹tok›","token_type":"Bearer","expires_in":3599}
        bearer | refreshToken='‹tok›'
        bearer | id_token_hint ‹jwt›
        bearer | Auth-Token ‹tok› rejected
        bearer | API_TOKEN=‹tok›
        bearer | ‹tokkey›=‹tok›
        bearer | ‹tokkey›: ‹tok›
        bearer | {"‹tokkey›":"‹tok›"}
        bearer | --‹tokkey› ‹tok›
        basicauth | Authorization: Basic ‹basic›
        basicauth | authorization: basic ‹basic›
        basicauth | {"Authorization": "Basic ‹basic›"}
        basicauth | -H 'Authorization: Basic ‹basic›'
        basicauth | Proxy-Authorization: Basic ‹basic›
        basicauth | HTTP_AUTHORIZATION=Basic ‹basic›
        basicauth | {"auths":{"registry.example.test":{"auth":"‹basic›"}}}
        basicauth | _auth=‹basic›
        negotiate | Authorization: Negotiate ‹spnego›
        negotiate | WWW-Authenticate: Negotiate ‹spnego›
        negotiate | Authorization: NTLM TlRMTVNTUAADAAAA‹b64›‹b64›
        negotiate | Proxy-Authorization: Negotiate ‹spnego›
        negotiate | Authorization: Kerberos ‹spnego›
        cookie | Cookie: SESSION=‹tok›; lang=ko
        cookie | Cookie: lang=ko; JSESSIONID=‹hex›
        cookie | cookie: _app_session=‹tok›%3D%3D--‹hex›
        cookie | Set-Cookie: sid=‹tok›; Path=/; HttpOnly; Secure
        cookie | set-cookie: __Host-session=‹tok›; SameSite=Lax
        cookie | -H 'cookie: auth=‹tok›'
        cookie | curl -b "session=‹tok›" https://app.example.test
        cookie | {"cookie":"remember_token=‹tok›; theme=dark"}
        cookie | cookies={'sessionid': '‹tok›', 'csrftoken': '‹tok›'}
        cookie | PHPSESSID=‹tok›
        cookie | laravel_session=‹tok›
        cookie | .AspNetCore.Cookies=CfDJ8‹tok›‹tok›
        cookie | request.cookies["connect.sid"] = "s%3A‹tok›.‹tok›"
        cookie | session_id: ‹hex›
        cookie | "sessionToken": "‹tok›"
        basicurl | postgres://‹user›:‹pw›@db1.example.test:5432/x
        basicurl | mongodb+srv://‹user›:‹pw›@cluster0.example.test/x?retryWrites=true
        basicurl | amqp://‹user›:‹pw›@mq1/%2f
        basicurl | redis://default:‹pw›@c1:6379/0
        basicurl | rediss://:‹pw›@c1:6380
        basicurl | https://‹user›:‹pw›@git.example.test/acme/x.git
        basicurl | fatal: Authentication failed for 'https://‹user›:‹pw›@git.example.test/x.git/'
        basicurl | ftp://‹user›:‹pw›@files.example.test/x.tar
        basicurl | sftp://‹user›:‹pw›@10.1.2.3:22/x
        basicurl | smtp://‹user›:‹pw›@mail.example.test:587
        basicurl | ldap://cn=admin:‹pw›@ldap1:389
        basicurl | mysql+pymysql://‹user›:‹pw›@db1/x?charset=utf8
        basicurl | clickhouse://‹user›:‹pw›@ch1:9000/default
        basicurl | sqlalchemy.url = postgresql+asyncpg://‹user›:‹pw›@db1/x
        basicurl | HTTPS_PROXY=http://‹user›:‹pw›@proxy:8080/
        basicurl | {"dsn":"https://‹hex›:‹hex›@sentry.example.test/2"}
        basicurl | git+https://‹tok›@git.example.test/x.git
        basicurl | https://oauth2:‹tok›@gitlab.example.test/x.git
        basicurl | socks5://‹user›:‹pw›@127.0.0.1:1080
        basicurl | jdbc:oracle:thin:‹user›/‹pw›@db1:1521:orcl
        basicurl | rtsp://‹user›:‹pw›@10.1.1.9:554/live
        jwt | Authorization: Bearer ‹jwt›
        jwt | token=‹jwt›
        jwt | {"id_token":"‹jwt›"}
        jwt | JWT has expired: ‹jwt›
        jwt | eyJ token '‹jwt›' used before issued
        jwt | GET /cb#id_token=‹jwt›&state=1
        jwt | cut off ‹jwtcut›
        jwt | assertion=‹jwt›&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer
        jwt | kubernetes token: ‹jwt›
        jwt | ws://x/?jwt=‹jwt›
        aws | AWS_ACCESS_KEY_ID=‹akia›
        aws | aws_secret_access_key = ‹b40›
        aws | export AWS_SECRET_ACCESS_KEY="‹b40›"
        aws | {"AccessKeyId":"‹akia›","SecretAccessKey":"‹b40›","SessionToken":"IQoJb3JpZ2lu‹b64›‹b64›"}
        aws | Credential=‹akia›/20261123/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=‹hex64›
        aws | x?X-Amz-Credential=‹akia›%2F20261123%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261123T064000Z&X-Amz-Expires=900&X-Amz-Signature=‹hex64›
        aws | X-Amz-Security-Token=IQoJb3JpZ2lu‹b64pct›
        aws | The AWS Access Key Id you provided (‹akia›) does not exist in our records.
        aws | secretAccessKey: '‹b40›'
        aws | <AWSAccessKeyId>‹akia›</AWSAccessKeyId><SignatureProvided>‹b28›</SignatureProvided>
        aws | AWSAccessKeyId=‹akia›&Expires=1795407752&Signature=‹b28pct›
        aws | s3cmd --access_key=‹akia› --secret_key=‹b40› ls
        aws | Authorization: AWS ‹akia›:‹b28›
        azure | AccountName=acme;AccountKey=‹azkey›;EndpointSuffix=core.windows.net
        azure | SharedAccessKeyName=Root;SharedAccessKey=‹b44›;EntityPath=x
        azure | https://acme.blob.core.windows.net/l/x?sv=2024-11-04&se=2026-11-23T07%3A00Z&sr=b&sp=r&sig=‹b44pct›
        azure | client_secret: ‹entra›
        azure | AZURE_CLIENT_SECRET=‹entra›
        azure | ARM_CLIENT_SECRET="‹entra›"
        azure | SharedAccessSignature sr=x.azure-devices.net&sig=‹b44pct›&se=1795407752&skn=policy
        azure | AccountEndpoint=https://acme.documents.azure.com:443/;AccountKey=‹azkey›;
        azure | az storage blob list --account-key ‹azkey›
        azure | https://x.azurewebsites.net/api/f?code=‹azfun›
        azure | AADSTS7000215: Invalid client secret provided: ‹entra›
        azure | Endpoint=https://x.azconfig.io;Id=abc;Secret=‹b44›
        github | GITHUB_TOKEN=‹ghp›
        github | remote: Bad credentials ‹ghp›
        github | https://x-access-token:‹ghp›@github.com/acme/x.git
        github | Authorization: token ‹ghp›
        github | ‹ghpat› expired
        github | gh auth login --with-token <<< ‹ghp›
        slack | SLACK_BOT_TOKEN=‹xoxb›
        slack | slack: invalid_auth (‹xoxb›)
        slack | https://hooks.slack.com/services/T0AB12CD3/B0EF45GH6/‹tok24›
        slack | "signing_secret": "‹hex32›"
        slack | SLACK_SIGNING_SECRET=‹hex32›
        slack | xapp token ‹xapp› rejected
        slack | curl -X POST -d token=‹xoxb› https://slack.com/api/auth.test
        vendor | Incorrect API key provided: ‹vendor›
        vendor | using ‹vendor› from env
        vendor | {"apiKey":"‹vendor›"}
        vendor | //registry.npmjs.org/:_authToken=‹vendor›
        vendor | https://discord.com/api/webhooks/112233445566778899/‹tok64›
        vendor | https://acme.webhook.office.com/webhookb2/0d9079ec-dfbb-47db-a7b1-af2dd1425288@1d9079ec-dfbb-47db-a7b1-af2dd1425288/IncomingWebhook/‹hex32›/x
        vendor | https://api.telegram.org/bot1234567890:AA‹tok33›/getMe
        vendor | TWILIO_AUTH_TOKEN=‹hex32›
        vendor | DD_API_KEY=‹hex32›
        vendor | CLOUDFLARE_API_KEY=‹hex37›
        vendor | VAULT_TOKEN=s.‹tok24›
        vendor | PAGERDUTY_TOKEN=‹tok20›
        vendor | "private_key_id": "x", "client_secret": "‹tok›"
        pem | -----BEGIN RSA PRIVATE KEY-----\n‹pemlines›\n-----END RSA PRIVATE KEY-----
        pem | -----BEGIN PRIVATE KEY-----\n‹pemlines›
        pem | -----BEGIN OPENSSH PRIVATE KEY-----\n‹pemlines›\n-----END OPENSSH PRIVATE KEY-----
        pem | {"private_key":"-----BEGIN PRIVATE KEY-----\\n‹pemline›\\n‹pemline›\\n-----END PRIVATE KEY-----\\n"}
        pem | PRIVATE_KEY="-----BEGIN EC PRIVATE KEY-----\\n‹pemline›\\n-----END EC PRIVATE KEY-----"
        pem | ...‹pemline›\n‹pemline›\n-----END RSA PRIVATE KEY-----
        pem | key: \|\n  -----BEGIN ENCRYPTED PRIVATE KEY-----\n  ‹pemline›\n  ‹pemline›\n  -----END ENCRYPTED PRIVATE KEY-----
        pem | 10:00:01 app \| -----BEGIN RSA PRIVATE KEY-----\n10:00:01 app \| ‹pemline›\n10:00:01 app \| ‹pemline›
        pem | -----BEGIN RSA PRIVATE KEY----- ‹pemline› ‹pemline› -----END RSA PRIVATE KEY-----
        pem | -----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n‹pemlines›\n-----END PGP PRIVATE KEY BLOCK-----
        pem | PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 1\nAAAAC3NzaC1lZDI1NTE5AAAAIOPublic\nPrivate-Lines: 1\n‹pemshort›\nPrivate-MAC: ‹uuid›
        pem | AGE-SECRET-KEY-1‹age›
        pem | > -----BEGIN DSA PRIVATE KEY-----\n> ‹pemline›\n> ‹pemline›
        pem | client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ‹b64›‹b64›
        totp | otpauth://totp/Acme:‹user›?secret=‹b32›&issuer=Acme
        totp | otpauth://hotp/x?secret=‹b32›&counter=5
        totp | TOTP_SEED=‹b32›
        totp | totp secret: ‹b32›
        totp | oathtool --totp -b ‹b32›
        totp | google-authenticator secret key: ‹b32›
        totp | Your OTP is ‹digits6›
        totp | otp=‹digits6› invalid, check the clock
        totp | mfa_code: ‹digits6›
        ntpkey | 1 SHA1 HEX:‹hex40›
        ntpkey | 20 MD5 ‹pw›
        ntpkey | 5 AES128 HEX:‹hex32›
        ntpkey | 10 SHA256 HEX:‹hex64›
        ntpkey | ntp authentication-key 5 md5 ‹pw› 7
        ntpkey | 12 M ‹pw›  # ntp.keys
        ntpkey | key 3 { algorithm sha1; secret ‹hex40›; }
        ntpkey | set system ntp authentication-key 7 type md5 value "‹pw›"
        ntpkey | ntp authentication-key 3 hmac-sha2-256 ‹hex64›
        saml | SAMLResponse=‹saml›
        saml | POST /saml/acs SAMLResponse=‹samlpct›&RelayState=x
        saml | "SAMLResponse": "‹saml›"
        saml | <saml:Assertion><ds:SignatureValue>‹b64›‹b64›</ds:SignatureValue></saml:Assertion>
        card | card ‹card› declined
        card | {"pan":"‹card›"}
        card | PAN=‹cardspaced› exp 12/29
        card | ‹carddash› invalid
        email | from=<‹mail›>, size=1200
        email | user ‹mail› not found
        email | {"email":"‹mail›"}
        email | upn=‹mail›
        email | mailto:‹mail›
        email | https://x.test/?login=‹mailpct›
        password_kv | [error] auth.c:88 bind(dn="uid=‹user›", credentials="‹pw›") = 49
        password_kv | FATAL: could not open keystore, tried storePassword=‹pw›
        password_kv | JAVA_OPTS="-Djavax.net.ssl.keyStorePassword=‹pw› -Xmx2g"
        password_kv | PUT /users/4711 {"newPassword":"‹pw›","confirmPassword":"‹pw›"} 422
        password_kv | <item name="db.pwd">‹pw›</item>
        password_kv | <User Name="‹user›" Password="‹pw›" Role="ops" />
        password_kv | vault kv put secret/app db_password=‹pw›
        password_kv | aws secretsmanager create-secret --name x --secret-string ‹pw›
        password_kv | az keyvault secret set --name x --value ‹tok› # secret
        password_kv | gcloud sql users set-password ‹user› --instance=x --password=‹pw›
        password_kv | rabbitmqctl change_password ‹user› ‹pw›
        password_kv | rabbitmqctl add_user ‹user› ‹pw›
        password_kv | influx -username ‹user› -password ‹pw›
        password_kv | dsconf localhost -D "cn=Directory Manager" -w ‹pw› backend list
        password_kv | ipa user-mod ‹user› --password=‹pw›
        password_kv | ansible_ssh_pass: ‹pw›
        password_kv | ansible_password="‹pw›"
        password_kv | TF_VAR_db_password=‹pw›
        password_kv | CATALINA_OPTS: -Dspring.datasource.password=‹pw›
        password_kv | GF_SECURITY_ADMIN_PASSWORD=‹pw›
        password_kv | MINIO_ROOT_PASSWORD: ‹pw›
        password_kv | RABBITMQ_DEFAULT_PASS=‹pw›
        password_kv | auth_pass ‹pw›
        password_kv | sentinel auth-pass mymaster ‹pw›
        password_kv | user default on >‹pw› ~* +@all
        password_kv | masterauth ‹pw›
        password_kv | smtpd: user=<‹user›>, pass=<‹pw›>, rip=10.1.2.3
        password_kv | dovecot: auth: Debug: client in: AUTH 1 PLAIN service=imap resp=‹authplain›
        password_kv | postfix/smtp: sasl_passwd: [mail.example.test]:587 ‹user›:‹pw›
        password_kv | relayhost credentials ‹user›:‹pw›
        password_kv | proxy_password=‹pw› proxy_user=‹user›
        password_kv | subscription-manager register --username ‹user› --password '‹pw›'
        password_kv | PS> Connect-VIServer vc1 -User ‹user› -Password ‹pw›
        password_kv | $pw = '‹pw›'; $user='‹user›'
        password_kv | var password = "‹pw›"; // TODO
        password_kv | String PASSWORD = "‹pw›";
        password_kv | const dbPassword: string = '‹pw›'
        password_kv | password: !!str ‹pw›
        password_kv | {:user "‹user›" :password "‹pw›"}
        password_kv | %{username: "‹user›", password: "‹pw›"}
        password_kv | username=‹user›;password=‹pw›;role=x
        password_kv | USERNAME\t‹user›\nPASSWORD\t‹pw›
        password_kv | The admin's new password: ‹pw›
        password_kv | temp password ‹pw› (expires tomorrow)
        password_kv | I reset it, new pw: ‹pw›
        password_kv | Zugangsdaten: ‹user› / ‹pw›
        password_kv | Neues Passwort: ‹pw›
        password_kv | Votre nouveau mot de passe : ‹pw›
        password_kv | nueva contraseña: ‹pw›
        password_kv | nova senha: ‹pw›
        password_kv | 임시 비밀번호 : ‹pw›
        password_kv | 仮パスワード：‹pw›
        password_kv | 初始密码：‹pw›
        password_kv | новый пароль: ‹pw›
        password_kv | nowe hasło to ‹pw›
        password_kv | nieuw wachtwoord: ‹pw›
        password_query | https://app.example.test/verify?otp=‹digits6›&uid=7
        password_query | GET /api?access-token=‹tok› 401
        password_query | POST /token code_verifier=‹tok›&code=‹tok›
        password_query | /dl?X-Goog-Signature=‹hex64›&X-Goog-Date=20261125T100000Z
        password_query | https://cdn.example.test/v.m3u8?hdnts=exp=1795407752~hmac=‹hex64›
        bearer | grpc: authorization: bearer ‹tok›
        bearer | "x-access-token": "‹tok›"
        bearer | {"Headers":[{"Name":"Authorization","Value":"Bearer ‹tok›"}]}
        bearer | Authorization\u003dBearer ‹tok›
        bearer | curl --oauth2-bearer ‹tok› https://api.example.test
        bearer | http GET api.example.test "Authorization:Bearer ‹tok›"
        basicauth | "proxyAuth":"Basic ‹basic›"
        basicauth | Authorization:Basic ‹basic›
        cookie | Cookie: a=1; token=‹tok›; b=2
        cookie | document.cookie = "auth=‹tok›; path=/"
        cookie | # Netscape HTTP Cookie File\n.example.test\tTRUE\t/\tTRUE\t1795407752\tsession\t‹tok›
        basicurl | DATABASE_URL="postgres://‹user›:‹pw›@db1:5432/x?sslmode=require"
        basicurl | git remote set-url origin https://‹user›:‹tok›@git.example.test/x.git
        basicurl | nats://‹user›:‹pw›@n1:4222
        basicurl | index-url = https://‹user›:‹pw›@pypi.example.test/simple
        jwt | jwt.decode("‹jwt›")
        jwt | Cookie: id_token=‹jwt›; x=1
        aws | [profile x]\naws_access_key_id=‹akia›\naws_secret_access_key=‹b40›
        aws | AwsCredentials(accessKey=‹akia›, secretKey=‹b40›)
        azure | BlobEndpoint=https://x.blob.core.windows.net/;SharedAccessSignature=sv=2024-11-04&sig=‹b44pct›&se=2026-11-25
        azure | client-secret "‹entra›" rejected
        github | git push https://‹ghp›@github.com/acme/x
        slack | Slack-Token: ‹xoxb›
        pem | ssh-add: -----BEGIN OPENSSH PRIVATE KEY-----\r\n‹pemline›\r\n‹pemline›
        pem | "tls.key": "-----BEGIN PRIVATE KEY-----\\n‹pemline›\\n‹pemline›"
        totp | 2FA setup key: ‹b32›
        totp | verification code ‹digits6›
        ntpkey | 42 SHA512 HEX:‹hex128›
        ntpkey | ntp authentication-key 2 sha1 ‹hex40›
        card | "number": "‹cardspaced›"
        email | To: Jana <‹mail›>
        email | login=‹mail› failed
        """);

    /// <summary>Lines that hold nothing secret and must come back as they are.</summary>
    public static ImmutableArray<(string Kind, string Text)> Clean { get; } = Rows("""
        words | password expired for account svc-time
        words | Password must contain 14 characters, one digit and one sign
        words | the token is invalid or has expired
        words | token is malformed: could not base64 decode header
        words | password has been reset by administrator
        words | wrong password for ‹user›
        words | secret not found in namespace prod
        words | The secret key is missing
        words | API key expired on 2026-11-01
        words | Please enter your password:
        words | Password:
        words | Password for 'https://git.example.test':
        words | passwd: Authentication token manipulation error
        words | pam_unix(sshd:auth): authentication failure; logname= uid=0
        words | Failed password for ‹user› from 10.1.2.3 port 51234 ssh2
        words | Failed password for invalid user admin from 10.1.2.3 port 51234 ssh2
        words | Accepted publickey for ‹user› from 10.1.2.3 port 50022 ssh2: ED25519 SHA256:‹b43›
        words | refresh_token grant is not enabled for this client
        words | invalid_client: client secret is wrong
        words | session closed for user root
        words | Session ticket expired
        words | Kerberos ticket expired while renewing credentials
        words | credential cache is empty
        words | key 'clock.offset' not found in map
        words | Duplicate entry '4711' for key 'PRIMARY'
        words | error code: 0x80072EE7
        words | bearer token is missing
        words | Bearer error="invalid_token", error_description="The token expired"
        words | authentication token expired at 2026-11-25T10:00:00Z
        words | 토큰이 만료되었습니다
        words | 비밀번호가 틀렸습니다. 다시 입력해 주세요
        words | 비밀번호 오류 횟수 초과 (5회)
        words | 密码错误，请重试
        words | パスワードが正しくありません
        words | トークンの有効期限が切れました
        words | Passwort falsch oder Konto gesperrt
        words | mot de passe incorrect
        words | contraseña incorrecta
        words | неверный пароль
        words | password authentication failed for user "‹user›" (SQLSTATE 28P01)
        words | Login failed for user 'sa'. Reason: Password did not match that for the login provided.
        words | pass 3 of 5 completed
        words | test passed: 14, failed: 2
        words | PASS src/clock.test.ts (5.2 s)
        words | code: ECONNREFUSED, errno: -111
        words | state=RUNNING pid=4711
        words | sign-in risk state: none
        words | 12 secrets scanned, 0 leaks found
        words | the key idea is to run chrony
        words | auth method: publickey
        words | auth: mechanism PLAIN not supported
        words | community edition 8.0.36
        words | nonce mismatch: expected 3, got 4
        words | signature verification failed
        words | Signature not yet current: 20261125T101500Z is still later than 20261125T101000Z
        words | seed 42, epoch 7
        placeholder | password: <your-password>
        placeholder | password=$DB_PASSWORD
        placeholder | password=${env.DB_PASSWORD}
        placeholder | password: ENC[AES256_GCM,data:redacted]
        placeholder | --password "$PASS"
        placeholder | --password-stdin
        placeholder | "password": ""
        placeholder | password=***
        placeholder | password: xxxxxxxx
        placeholder | api_key = os.getenv("API_KEY")
        placeholder | token: ${{ secrets.GITHUB_TOKEN }}
        placeholder | value: {{ .Values.password \| quote }}
        placeholder | password = var.db_password
        placeholder | password = data.vault_generic_secret.db.data["password"]
        placeholder | secret: !Ref DbSecret
        placeholder | Authorization: Bearer $TOKEN
        placeholder | Authorization: Bearer {token}
        placeholder | client_secret=[hidden]
        placeholder | pwd: (null)
        placeholder | passwordFile: /run/secrets/db
        placeholder | key_file = /etc/ssl/private/app.key
        placeholder | ssl_key=/etc/pki/tls/private/x.pem
        placeholder | https://user:password@example.test/
        placeholder | mysql -u root -p
        placeholder | curl -u ‹user› https://api.example.test
        hash | commit ‹hex40›
        hash | Merge ‹hex7› into ‹hex7›
        hash | image: registry.example.test/app@sha256:‹hex64›
        hash | digest: sha256:‹hex64› size: 1570
        hash | SHA1 Fingerprint=‹fp›
        hash | SHA256:‹b43› ‹user›@laptop (ED25519)
        hash | md5: ‹hex32›
        hash | ETag: W/"‹hex32›"
        hash | "integrity": "sha512-‹b64›‹b64›=="
        hash | ‹hex64›  chrony-4.6.tar.gz
        hash | cache key: npm-linux-‹hex64›
        hash | container ‹hex12› exited
        ids | request_id=‹uuid›
        ids | x-correlation-id: ‹uuid›
        ids | traceparent: 00-‹hex32›-‹hex16›-01
        ids | session ‹uuid› started
        ids | AADSTS50173 Trace ID: ‹uuid› Correlation ID: ‹uuid› Timestamp: 2026-11-25 10:00:00Z
        ids | client_id=‹uuid›&tenant=‹uuid›
        ids | subscriptionId: ‹uuid›
        ids | "kid":"‹tok27›"
        ids | keyId: ‹uuid›
        ids | arn:aws:iam::123456789012:role/clock
        ids | arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf
        ids | pod/app-‹hex10›-x2x9k ready
        ids | order=20261125100000123 qty=2
        ids | epoch=1795407752 ms=1795407752123
        ids | EventID 4771 Kerberos pre-authentication failed, Ticket Options: 0x40810010, Failure Code: 0x25
        ids | ISBN 978-3-16-148410-0
        ids | build 10.0.26100.2605
        ids | phone +49 30 901820
        ids | serial 4111111111111112 logged
        net | fe80::1ff:fe23:4567:890a%eth0
        net | 10.1.2.3:51234 -> 10.1.2.4:443 RST
        net | host db1.example.test:5432 unreachable
        net | MAC 52:54:00:12:34:56
        net | server time.example.test iburst key 10
        net | Reference ID    : ‹HEX8› (ntp1.example.test)
        net | 192.0.2.1 - - [25/Nov/2026:10:00:00 +0000] "GET /token HTTP/1.1" 401 17
        net | https://login.example.test/oauth2/v2.0/token
        net | https://docs.example.test/security/passwords#rotation
        net | redis://c1:6379/0 connected
        net | ldap://ldap1:389/dc=acme,dc=test
        net | git clone https://git.example.test/acme/x.git
        atlike | git@git.example.test:acme/x.git
        atlike | HTTP/srv1.corp.example@CORP.EXAMPLE
        atlike | krbtgt/CORP.EXAMPLE@CORP.EXAMPLE
        atlike | ‹user›@10.1.2.3: Permission denied (publickey).
        atlike | typescript@5.6.3 and @types/node@22.9.0
        atlike | java.lang.Object@4e25154f
        atlike | user@1000.service: Failed
        atlike | [root@srv1 ~]# chronyc tracking
        atlike | ssh ‹user›@srv1.example.test date
        pubkey | ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI‹tok43› ‹user›@laptop
        pubkey | -----BEGIN CERTIFICATE-----\n‹pemlines›\n-----END CERTIFICATE-----
        pubkey | -----BEGIN PUBLIC KEY-----\n‹pemlines›\n-----END PUBLIC KEY-----
        pubkey | age1‹agepub›
        pubkey | "x5t":"‹tok27›"
        pubkey | PublicKey = ‹wgkey›
        stack |    at Acme.Auth.TokenValidator.Validate(String token) in /src/Auth/TokenValidator.cs:line 42
        stack | \tat com.acme.security.PasswordStore.load(PasswordStore.java:88)
        stack | File "/app/token_cache.py", line 17, in get_token
        stack | TypeError: Cannot read property 'secret' of undefined
        stack | goroutine 1 [running]: main.loadSecret(0xc000012345, 0x1a)
        stack | NullPointerException: password must not be null
        stack | KeyError: 'API_KEY'
        stack | undefined method `token' for nil:NilClass
        clock | JWT has expired: exp=1795407752 now=1795411352
        clock | notBefore=Nov 25 10:00:00 2026 GMT notAfter=Nov 25 10:00:00 2027 GMT
        clock | Date: Wed, 25 Nov 2026 10:00:00 GMT
        clock | "iat": 1795407752, "nbf": 1795407752, "exp": 1795411352
        clock | System clock synchronized: yes
        clock | KRB_AP_ERR_SKEW clock skew too great
        clock | token used before issued: iat is 297 s in the future
        clock | remote      refid      st t when poll reach   delay   offset  jitter
        clock | X-Amz-Date: 20261125T101500Z
        """);

    private static ImmutableArray<(string Kind, string Text)> Rows(string table) =>
        [.. table.Split('\n').Select(row => (row[..row.IndexOf(" | ", StringComparison.Ordinal)], row[(row.IndexOf(" | ", StringComparison.Ordinal) + 3)..]))];
}
