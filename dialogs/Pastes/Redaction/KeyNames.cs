using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>How much a value must look like a secret before the key beside it makes it one.</summary>
internal enum KeyClass
{
    /// <summary>The key names nothing secret: <c>max_tokens</c>, <c>keyboard</c>, <c>token_endpoint</c>, <c>password_expires</c>.</summary>
    None,

    /// <summary>A password or secret: any value that is not a placeholder.</summary>
    Password,

    /// <summary>A token: a value with digits or of mixed case, from 6 characters on.</summary>
    Token,

    /// <summary>A word with other meanings too (<c>key</c>, <c>code</c>, <c>sid</c>): only a long random value.</summary>
    Random,

    /// <summary>A number to type in: <c>otp</c>, <c>pin</c>, <c>cvv</c>.</summary>
    Digits,

    /// <summary>Several words: a seed phrase.</summary>
    Phrase,
}

/// <summary>
/// Reads key names. What counts is the last word, as in speech: a <c>token_endpoint</c> is an endpoint and a <c>db.password.new</c> is a password.
/// </summary>
internal static class KeyNames
{
    /// <summary>Parts of words that make it worth looking at the name around them.</summary>
    public static readonly ImmutableArray<SearchValues<string>> Stems = [SearchValues.Create(Vocabulary.Words("""
        pass psw secret token key auth cred sig code otp totp pin cvv cvc cvn sess sid ticket assertion _pat kennwort contrase senha clave mdp wachtwoord losenord
        salasana adgangskode heslo haslo parola jelszo sifre lozinka sandi geheim psk seed community jwt hmac csrf xsrf mnemonic phrase mfa 2fa tan remember answer
        logged_in_ credential bearer salt identifiant geslo wachtzin parool parole fjalekalim saml
        """), StringComparison.OrdinalIgnoreCase), SearchValues.Create(["pw"], StringComparison.OrdinalIgnoreCase)];

    /// <summary>Nouns that are secret at the end of any name, with or without a word boundary before them.</summary>
    private static readonly FrozenDictionary<char, string[]> SecretEndings = Vocabulary.Words("""
        password passwd passwort kennwort passphrase passcode passord passwort pword contrasena contraseña contrasenya motdepasse motpasse wachtwoord losenord lösenord salasana
        adgangskode heslo hasło jelszo jelszó katasandi secret geheimnis secretkey secretaccesskey apikey apitoken privatekey privkey accountkey sharedkey presharedkey
        authkey encryptionkey masterkey signingkey sharedaccesskey securitykey appkey storagekey subscriptionkey functionskey functionkey validationkey decryptionkey consumerkey hmackey
        keymaterial serverkey ingestkey writekey adminkey rootkey primarykeyvalue secretstring secretvalue credentialvalue licensekey recoverykey backupkey sharedsecret
        clientsecret accesskey cryptokey aeskey deskey hostkeyvalue integrationkey deploykey webhooksecret apisecret userkey securestring userpass dbpass mysqlpass sshpass
        ftppass rootpass adminpass smtppass mailpass ldappass bindpass storepass keypass trustpass keystorepass truststorepass proxypass httppass pgpass dbpwd userpwd mysqlpwd
        clientkeydata keydata rootpw bindpw userpw adminpw dbpw rootdnpw ftppw apikeysecret sessionsecret cookiesecret authtok authpassword requirepass masterauth passwordd passwordo adgangskoden passordet lösenordet losenordet passworts kennworts wifikey wlankey unlockcode doorcode secretproof rootdnpassword bindpasswd
        jwtkey securityanswer secretanswer recoveryanswer questionanswer challengeanswer
        """).GroupBy(ending => ending[^1]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Nouns that are secret as the last word of a name.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SecretWords = Vocabulary.Set("""
        pass passe pwd psw pswd passw pw psk wpapsk mdp senha clave parola parole parool haslo sifre lozinka zaporka geslo sandi mk
        mfaseed totpseed otpseed twofaseed setupkey manualkey authenticatorkey authpass privpass authpassword privpassword passwordin passwd1 skey bindcredentials secretid community
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TokenWords = Vocabulary.Set("""
        token tok jwt bearer credential credentials creds cred csrf xsrf auth authenticity assertion samlart hmac pat authn refresh rememberme remember
        authcode authtoken authticket usertoken accesstoken refreshtoken idtoken sessiontoken securitytoken csrftoken logintoken devicetoken bottoken clienttoken
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RandomWords = Vocabulary.Set("""
        key code sig signature sid session sess sessid sessionid ticket salt seed hash state verifier code_verifier ntlm password_id
        tgt tgs st lt samlresponse samlrequest samlassertion wresult ssotoken sso authid cookie
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DigitWords = Vocabulary.Set("zugangscode einmalcode verificationcode securitycode logincode confirmationcode onetimecode smscode accesscode yourcode mfacode 2facode otpcode authenticationcode otp totp hotp pin cvv cvv2 cvc cvc2 cvn mfa 2fa tan pincode otpcode mfacode");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhraseWords = Vocabulary.Set("mnemonic seedphrase recoveryphrase secretphrase passphrase");

    /// <summary>What may follow the noun without changing what it is: <c>password_confirm</c>, <c>secret_key_base</c>, <c>token1</c>.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tails = Vocabulary.Set("""
        provided supplied given expected actual computed received sent value val plain plaintext cleartext clear text base base64 b64 encoded enc encrypted raw current new old confirm confirmation confirmed verify again repeat retype hash hashed
        prod production test dev stage staging primary secondary backup override default main live sandbox root admin user db database str
        """);

    /// <summary>Nouns that say it at the start of a name too: always where adjectives follow (<c>senhaBanco</c>), and where they are no property of a password (<c>password_orders</c>).</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstWords = Vocabulary.Set("""
        senha contrasena contraseña contrasenya motdepasse mdp passwort kennwort haslo hasło heslo sifre şifre lozinka salasana wachtwoord lösenord losenord adgangskode passord parola jelszo jelszó
        password passwd pwd passphrase secret pass apikey token
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SecretAdjectives = Vocabulary.Set("secreta secreto segreta privada privata acceso accesso usuario utente secrete privee geheim maestra");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Properties = Vocabulary.Set("""
        algorithm algo encoder encoding file path dir folder url uri link policy length len size count type format field hint expiry expires expired expire expiration ttl age date time at id ids name
        names status state enabled disabled required min max minimum maximum attempts retries strength reset change changed changes method mode provider manager store service error errors message
        endpoint endpoints limit limits budget usage cache bucket issuer audience scope scopes lifetime duration validity rotation generator validator handler filter factory reader writer parser
        class prefix suffix label version ref reference arn source protected needed missing invalid valid check checker input prompt text box grant auth authentication authenticator login
        caducada caducidad expira expirada vencida incorrecta invalida falsch abgelaufen richtlinie laenge ablauf oublie oubliee expire longueur
        """);

    /// <summary>Words that end like a secret and are none.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Innocent = Vocabulary.Set("""
        bypass compass encompass trespass surpass overpass underpass multipass lowpass highpass bandpass allpass byass onepass publickey publickeytoken existingsecret foreignkey primarykey keyboard xamzcredential xgoogcredential
        secwebsocketkey idempotencykey xidempotencykey correlationkey xcorrelationkey codechallenge
        """);

    private const int Longest = 80;

    /// <summary>Classifies the name in <paramref name="name"/>, such as <c>spring.datasource.password</c> or <c>DbPassword2</c>.</summary>
    /// <param name="name">Letters, digits, <c>_ - .</c></param>
    /// <param name="before">The word before it, if only a blank lies between: <c>API</c> of <c>API key</c>.</param>
    public static KeyClass Classify(ReadOnlySpan<char> name, ReadOnlySpan<char> before)
    {
        if (name.Length > Longest)
            name = name[^Longest..];
        Span<char> lower = stackalloc char[Longest];
        Span<int> starts = stackalloc int[24];
        var (length, words) = Split(name, lower, starts);
        while (words > 1 && IsTail(lower[starts[words - 1]..length]))
            length = starts[--words];
        if (words == 0)
            return KeyClass.None;
        var compact = lower[..length];
        var last = lower[starts[words - 1]..length].TrimEnd("0123456789");
        if (words == 1 && before.Length is > 1 and < 20 && compact.Length < 12)
        {
            Span<char> joined = stackalloc char[40];
            before.ToLowerInvariant(joined);
            compact.CopyTo(joined[before.Length..]);
            var both = Judge(joined[..(before.Length + compact.Length)], compact, last);
            return both == KeyClass.None ? Judge(compact, compact, last) : both is KeyClass.Random && IsIn(Common, before) ? KeyClass.None : both;
        }

        var kind = Judge(compact, lower[..(words > 1 ? starts[1] : length)], last);
        return kind == KeyClass.None && name.LastIndexOf('.') is >= 0 and var dot ? Classify(name[(dot + 1)..], default) : kind;
    }

    /// <summary>The class of each word that names a secret by itself; innocent words have class None.</summary>
    private static readonly FrozenDictionary<string, KeyClass>.AlternateLookup<ReadOnlySpan<char>> Classes = new[]
    {
        (Innocent, KeyClass.None), (PhraseWords, KeyClass.Phrase), (SecretWords, KeyClass.Password), (TokenWords, KeyClass.Token), (DigitWords, KeyClass.Digits),
    }.SelectMany(row => row.Item1.Set.Select(word => (Word: word, Class: row.Item2))).DistinctBy(row => row.Word)
        .ToFrozenDictionary(row => row.Word, row => row.Class, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static KeyClass Judge(ReadOnlySpan<char> compact, ReadOnlySpan<char> first, ReadOnlySpan<char> last)
    {
        compact = compact.TrimEnd("0123456789");
        var (one, all) = (Classes.TryGetValue(last, out var own), Classes.TryGetValue(compact, out var joined));
        if ((one && own == KeyClass.None) || (all && joined == KeyClass.None))
            return KeyClass.None;
        if (own == KeyClass.Phrase || joined == KeyClass.Phrase)
            return KeyClass.Phrase;
        if (own == KeyClass.Password || joined == KeyClass.Password || EndsSecret(compact))
            return KeyClass.Password;
        if (own == KeyClass.Token || joined == KeyClass.Token || compact.EndsWith("token"))
            return KeyClass.Token;
        if (one || all)
            return KeyClass.Digits;
        if (first.Length < compact.Length && FirstWords.Contains(first) && !Properties.Contains(last))
            return first is "token" or "apikey" ? KeyClass.Random : char.IsAsciiLetter(first[0]) && first is "password" or "passwd" or "pwd" or "passphrase" or "secret" or "pass" ? KeyClass.Token : KeyClass.Password;
        if (compact.StartsWith("clave") && SecretAdjectives.Contains(last))
            return KeyClass.Password;
        if (compact.StartsWith("motdepasse") || compact.StartsWith("motpasse"))
            return KeyClass.Password;
        if (RandomWords.Contains(last) || RandomWords.Contains(compact) || compact.EndsWith("sessionid") || compact.EndsWith("sessid") || compact.EndsWith("signature") || (compact.EndsWith("sid") && !compact.EndsWith("ssid")) || compact.StartsWith("aspsessionid") || compact.StartsWith("wordpressloggedin"))
            return KeyClass.Random;
        return KeyClass.None;
    }

    /// <summary>Keys that open nothing: <c>cache key</c>, <c>primary key</c>.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common = Vocabulary.Set("cache primary foreign unique object sort partition routing row map lock registry dictionary hot shortcut composite candidate index lookup hash error status exit country area postal zip promo source response return reason");

    private static bool IsIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        return word.Length <= lower.Length && set.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool EndsSecret(ReadOnlySpan<char> compact)
    {
        if (compact.Length == 0 || !SecretEndings.TryGetValue(compact[^1], out var endings))
            return false;
        foreach (var ending in endings)
            if (compact.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsTail(ReadOnlySpan<char> word) => Tails.Contains(word) || !word.ContainsAnyExceptInRange('0', '9');

    /// <summary>Cuts at <c>_ - .</c> and where a capital follows a small letter; writes the words without separators in lower case.</summary>
    private static (int Length, int Words) Split(ReadOnlySpan<char> name, Span<char> lower, Span<int> starts)
    {
        var (length, words, fresh) = (0, 0, true);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            if (letter is '_' or '-' or '.' or ' ')
            {
                fresh = true;
                continue;
            }

            var capital = char.IsUpper(letter) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsUpper(name[i - 1]) && char.IsLower(name[i + 1])));
            if ((fresh || capital) && words < starts.Length)
                starts[words++] = length;
            fresh = false;
            lower[length++] = char.ToLowerInvariant(letter);
        }

        return (length, words);
    }
}
