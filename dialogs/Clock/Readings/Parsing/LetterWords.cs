using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>How people begin and end a message, where they put no comma or full stop that would tell a sentence.</summary>
internal static partial class LetterWords
{
    /// <summary>"Hello Anna", "Hallo zusammen".</summary>
    public static bool IsGreeting(string line) => FewWords.IsMatch(line) && Greeting.IsMatch(line);

    /// <summary>"Best regards", "Mit freundlichen Grüßen".</summary>
    public static bool IsClosing(string line) => FewWords.IsMatch(line) && Closing.IsMatch(line);

    /// <summary>"Anna Schmidt", "IT Operations": what stands below a closing.</summary>
    public static bool IsSignature(string line) => FewWords.IsMatch(line);

    [GeneratedRegex(@"\A\s{0,8}\p{L}[\p{L}'.,&-]{0,30}(?: [\p{L}'.,&/-]{1,30}){0,5}[!~]?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FewWords { get; }

    [GeneratedRegex(
        @"\A\s{0,8}(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|moin|servus|liebe[rs]?|guten (?:morgen|tag|abend)|sehr geehrte[rs]?|bonjour|bonsoir|salut|hola|buen[oa]s (?:días|tardes)|ciao|buongiorno|salve"
        + @"|olá|bom dia|boa tarde|hej|hei|beste|goede(?:morgen|middag)|cześć|dzień dobry|dobrý den|merhaba|здравствуйте|добрый день|привет)\b|안녕하세요|こんにちは|お疲れ|您好|你好)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Greeting { get; }

    [GeneratedRegex(
        @"\b(?:regards|thanks|thank you|thx|cheers|sincerely|gr(?:u|ü)(?:ß|ss)(?:e|en)?|danke|vielen dank|mfg|cordialement|merci|salutations|saludos?|gracias|atentamente|saluti|grazie|abraços?|obrigad[oa]|cumprimentos|atenciosamente"
        + @"|groet(?:en|jes)?|bedankt|hilsen|hälsningar|tack|terveisin|kiitos|pozdraw\w{1,6}|dziękuję|pozdrav\w{0,6}|děkuji|teşekkürler|saygılarımla|с уважением|спасибо)\b|감사합니다|고맙습니다|드림|よろしくお願い|ありがとうございます|敬具|谢谢|謝謝|此致",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Closing { get; }
}
