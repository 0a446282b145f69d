using System.Buffers;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// Stems of the words in the sentences of <c>w32tm /resync</c>, by what they mean. A sentence is recognised by two or three stems
/// together, so that no stem alone decides.
/// </summary>
internal static class ResyncWords
{
    private static readonly SearchValues<string> Synchronise = Stems(
        "sync", "sinc", "sínc", "synk", "szinkron", "senkron", "eşitle", "synkron", "синхр", "同期", "同步", "동기화", "συγχρον", "tahdist");

    private static readonly SearchValues<string> Computer = Stems(
        "computer", "komputer", "ordinateur", "equipo", "computador", "dator", "компьютер", "комп'ютер", "コンピュ", "计算机", "電腦", "電脳", "컴퓨터", "počítač", "bilgisayar", "számítógép", "tietokone", "datamaskin", "υπολογιστ");

    private static readonly SearchValues<string> Send = Stems(
        "send", "gesendet", "envoi", "envía", "enviando", "invio", "in corso", "invia", "送信", "发送", "傳送", "보내", "отправ", "wysył", "verzenden", "verzonden", "wordt", "skickar", "sender", "odesíl", "gönder", "lähet", "küldés", "надсил");

    private static readonly SearchValues<string> Success = Stems(
        "success", "erfolgreich", "correctement", "correctamente", "se completó", "riuscita", "completato", "com êxito", "com sucesso", "正しく完了", "正常に完了", "成功", "성공", "완료", "успешно", "pomyślnie", "voltooid", "uitgevoerd", "har utförts", "slutfördes", "er fullført", "er udført", "blev udført", "úspěšně", "başarıyla", "onnistui", "sikeresen", "успішно");

    private static readonly SearchValues<string> Not = Stems(
        " not ", " nicht", "n't ", "n'a pas", " pas ", " no ", " non ", " não ", "ませんでした", "できません", "没有", "未", "沒有", "无法", "못했", "않", " не ", " nie ", " niet ", " inte ", " ikke ", " neby", "nedi", "namadı", " ei ", " nem ");

    private static readonly SearchValues<string> TooBig = Stems(
        "big", "large", "groß", "gross", "grand", "grande", "важ", "велик", "больш", "duż", "groot", "stor", "大き", "过大", "太大", "過大", "너무", "커서", "크기", "velk", "büyük", "suuri", "nagy", "excess", "eccessiv", "importante");

    private static readonly SearchValues<string> Stale = Stems(
        "stale", "outdated", "veraltet", "obsol", "périm", "caduc", "antigu", "non aggiornat", "desatualiz", "古い", "古く", "过时", "過時", "陳舊", "陈旧", "오래된", "만료된", "устар", "nieaktual", "przestarz", "verouder", "föråld", "inaktuel", "foræld", "foreld", "zastaral", "eski", "vanhentun", "elavult", "застар");

    /// <summary>Words for "time" or "data", one of which every reason mentions.</summary>
    private static readonly SearchValues<string> TimeData = Stems(
        "time", "zeit", "heure", "temps", "hora", "tempo", "ora ", "orario", "l'ora", "data", "daten", "données", "datos", "dados", "dati", "時刻", "時間", "时间", "시간", "врем", "данн", "czas", "dane", "tijd", "tid", "čas", "zaman", "saat", "aika", "idő", "час");

    /// <summary>"Sending resync command to local computer".</summary>
    public static bool IsSending(string line) => line.Length is > 8 and < 160 && Any(line, Synchronise) && Any(line, Send) && !line.Contains("0x", StringComparison.Ordinal)
        && (Any(line, Computer) || line.StartsWith("Sending resync command", StringComparison.OrdinalIgnoreCase)) && !Any($" {line} ", Not);

    /// <summary>"The command completed successfully."</summary>
    public static bool IsSuccess(string line) => line.Length is > 3 and < 120 && Any(line, Success) && !Any(line, Synchronise);

    /// <summary>Why the computer did not resync: <c>no time data</c>, <c>stale time data</c>, <c>change too big</c>; null for another sentence.</summary>
    /// <param name="sentence">The sentence; wrapped lines joined.</param>
    /// <param name="afterSending">True behind the line that the command was sent: then the computer need not be named again.</param>
    public static string? Failure(string sentence, bool afterSending)
    {
        if (sentence.Length is < 15 or > 250 || char.IsAsciiDigit(sentence[0]) || !(afterSending || Any(sentence, Computer))
            || !Any(sentence, Synchronise) || !Any($" {sentence} ", Not) || !Any(sentence, TimeData))
            return null;
        return Any(sentence, Stale) ? "stale time data" : Any(sentence, TooBig) ? "change too big" : "no time data";
    }

    private static SearchValues<string> Stems(params ReadOnlySpan<string> stems) => SearchValues.Create(stems, StringComparison.OrdinalIgnoreCase);

    private static bool Any(string text, SearchValues<string> stems) => text.AsSpan().ContainsAny(stems);
}
