using NodaTime;
using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

public sealed class WindowsTests
{
    private static string Status(int leap, string source, string error = "0", string age = "512.1234567s", string point = ".") => $"""
        Wskaźnik przestępny: {leap}(tekst)
        Warstwa: 3 (tekst - (S)NTP)
        Dokładność: -23 (119.209ns na takt)
        Opóźnienie: 0{point}0281250s
        Dyspersja: 0{point}0660000s
        Identyfikator: 0xC6336404 (adres:  198.51.100.4)
        Ostatnia synchronizacja: 05.05.2026 09:02:11
        Źródło: {source}
        Interwał: 10 (1024s)

        Przesunięcie: 0{point}0412345s
        Częstotliwość: 0.0156250s
        Stan: 2 (Sync)
        Flagi: 0 (Brak)
        Rola: 0 (Brak)
        Błąd: {error} (Długi komunikat, który konsola o szerokości osiemdziesięciu znaków 
        złamała.)
        Czas: {age}
        """;

    [Theory]
    [InlineData(0, "time.example.org,0x9", "0", "512.1234567s", true)]
    [InlineData(3, "time.example.org,0x9", "0", "512.1234567s", false)]
    [InlineData(0, "Local CMOS Clock", "0", "512.1234567s", false)]
    [InlineData(0, "Free-running System Clock", "0", "512.1234567s", false)]
    [InlineData(0, "time.example.org,0x9", "2", "512.1234567s", null)]
    [InlineData(0, "time.example.org,0x9", "0", "90000.1234567s", null)]
    public void A_status_in_a_language_unknown_here_is_read_by_the_order_of_its_lines(int leap, string source, string error, string age, bool? synchronized)
    {
        var reading = ClockReadings.Read(Status(leap, source, error, age));

        Assert.Equal(("w32tm /query /status /verbose", synchronized, source, 3), (reading.Tool, reading.Synchronized, reading.Server, reading.Stratum));
        Assert.Null(reading.OffsetSeconds);
    }

    [Fact]
    public void Decimal_commas_and_bytes_of_a_wrong_code_page_do_not_matter()
    {
        var reading = ClockReadings.Read(Status(0, "dc01.example.org", point: ",").Replace('ź', '\uFFFD').Replace('ś', '\u009C').Replace(": ", "\u00A0: ", StringComparison.Ordinal));

        Assert.Equal((true, "dc01.example.org", Duration.FromSeconds(512.1234567)), (reading.Synchronized, reading.Server, reading.LastSyncAge));
    }

    /// <summary>A line can fill the console to its last column and be whole: then what follows is the next field.</summary>
    [Theory]
    [InlineData("Identyfikator: 0xC6336404 (adres:  198.51.100.4)", 79, "Local CMOS Clock", "0", false)]
    [InlineData("Identyfikator: 0xC6336404 (adres:  198.51.100.4)", 80, "Local CMOS Clock", "0", false)]
    [InlineData("Identyfikator: 0xC6336404 (adres:  198.51.100.4)", 80, "time.example.org,0x9", "1", null)]
    [InlineData("Warstwa: 3 (tekst - (S)NTP)", 79, "time.example.org,0x9", "0", true)]
    [InlineData("Ostatnia synchronizacja: 05.05.2026 09:02:11", 80, "Free-running System Clock", "0", false)]
    [InlineData("Rola: 0 (Brak)", 80, "time.example.org,0x9", "2", null)]
    public void A_whole_line_as_wide_as_the_console_does_not_swallow_the_next(string line, int width, string source, string error, bool? synchronized)
    {
        var wide = line.Insert(line.IndexOf(':', StringComparison.Ordinal), new string('x', width - line.Length));
        var reading = ClockReadings.Read(Status(0, source, error).Replace(line, wide, StringComparison.Ordinal));

        Assert.Equal(("w32tm /query /status /verbose", synchronized, source, 3), (reading.Tool, reading.Synchronized, reading.Server, reading.Stratum));
    }

    [Theory]
    [InlineData("Ostatnia synchronizacja: 05.05.2026 09:02:11", "05.05.2026 09:0")]
    [InlineData("Źródło: time.example.org,0x9", "time.examp")]
    [InlineData("Identyfikator: 0xC6336404 (adres:  198.51.100.4)", "(adres: ")]
    public void A_line_that_the_console_cut_goes_on_in_the_next(string line, string lastBeforeTheCut)
    {
        var cut = line.IndexOf(lastBeforeTheCut, StringComparison.Ordinal) + lastBeforeTheCut.Length;
        var broken = line.Insert(cut, "\n").Insert(line.IndexOf(':', StringComparison.Ordinal), new string('x', 80 - cut));
        var reading = ClockReadings.Read(Status(0, "time.example.org,0x9").Replace(line, broken, StringComparison.Ordinal));

        Assert.Equal((true, "time.example.org,0x9", Duration.FromSeconds(512.1234567)), (reading.Synchronized, reading.Server, reading.LastSyncAge));
    }

    [Fact]
    public void Without_the_verbose_part_it_is_the_short_command() =>
        Assert.Equal("w32tm /query /status", ClockReadings.Read(Status(0, "dc01.example.org").Split("\n\n")[0]).Tool);

    [Theory]
    [InlineData("Tracking ntp4.example.org [198.51.100.4:123].\nCollecting 3 samples.\nThe current time is 5/5/2026 9:02:11 AM.\n09:02:11, +90.2500000s\n09:02:13, +90.2510000s\n09:02:15, +90.2490000s", -90.25, false)]
    [InlineData("ntp4.example.org [198.51.100.4:123] wird nachverfolgt.\n09:02:11, -00,2500000s\n09:02:13, -00,2500000s", 0.25, true)]
    [InlineData("ntp4.example.org [198.51.100.4:123] を追跡中です。\n09:02:11 d:+00.0312500s o:-00.2500000s  [      *   |          ]", 0.25, true)]
    public void A_stripchart_is_read_in_any_language_with_point_or_comma(string text, double offset, bool synchronized)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("w32tm /stripchart", offset, synchronized, "ntp4.example.org"), (reading.Tool, reading.OffsetSeconds, reading.Synchronized, reading.Server));
    }

    [Fact]
    public void Samples_that_disagree_give_a_range_and_no_verdict()
    {
        var reading = ClockReadings.Read("Tracking ntp4.example.org [198.51.100.4:123].\n09:02:11, +01.0000000s\n09:02:13, -05.0000000s\n09:02:15, +09.0000000s");

        Assert.Equal((null, null, -9.0, 5.0), (reading.OffsetSeconds, reading.Synchronized, reading.OffsetRange!.Min, reading.OffsetRange.Max));
    }

    [Theory]
    [InlineData("Sending resync command to local computer\nThe command completed successfully.", true, null)]
    [InlineData("로컬 컴퓨터로 다시 동기화 명령을 보내는 중\n명령이 성공적으로 완료되었습니다.", true, null)]
    [InlineData("Envoi de la commande de resynchronisation à l’ordinateur local\nL’ordinateur ne s’est pas resynchronisé, car aucune donnée d’heure n’était disponible.", false, "no time data")]
    [InlineData("Befehl zum erneuten Synchronisieren wird an den lokalen Computer gesendet.\nDer Computer wurde nicht synchronisiert, da die erforderliche Zeitänderung zu groß war.", false, "change too big")]
    [InlineData("再同期コマンドをローカル コンピューターに送信しています\n古い時刻データしか利用できなかったため、コンピューターは再同期しませんでした。", false, "stale time data")]
    [InlineData("Se produjo el siguiente error: No se ha iniciado el servicio. (0x80070426)", false, "0x80070426")]
    [InlineData("Произошла ошибка: Отказано в доступе. (0x80070005)", null, "0x80070005")]
    public void Resync_answers_are_told_apart_in_many_languages(string text, bool? synchronized, string? error)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("w32tm /resync", synchronized, error), (reading.Tool, reading.Synchronized, reading.Error));
    }

    [Fact]
    public void The_prompt_tells_which_command_an_error_belongs_to() =>
        Assert.Equal("w32tm /query /source", ClockReadings.Read("C:\\>w32tm /query /source\nThe following error occurred: The service has not been started. (0x80070426)").Tool);

    [Theory]
    [InlineData("ntp4.example.org,0x8", null)]
    [InlineData("VM IC Time Synchronization Provider", null)]
    [InlineData("Local CMOS Clock", false)]
    public void A_source_is_a_name_and_no_proof(string text, bool? synchronized)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal(("w32tm /query /source", synchronized, text, true), (reading.Tool, reading.Synchronized, reading.Server, reading.BlindSpot));
    }

    [Theory]
    [InlineData("#Peers: 1")]
    [InlineData("Anzahl Peers: 1")]
    [InlineData("Nombre d’homologues : 1")]
    [InlineData("ピア数: 1")]
    [InlineData("#피어: 1")]
    public void Peers_that_do_not_answer_cannot_synchronise(string first)
    {
        var reading = ClockReadings.Read(first + "\n\nPeer: ntp4.example.org,0x9\nStatus: Ausstehend\nVerbleibende Zeit: 0.0000000s\nModus: 0 (reserviert)\nStratum: 0 (nicht angegeben)\nPeerabrufintervall: 0 (nicht angegeben)\nHostabrufintervall: 0 (nicht angegeben)\n");

        Assert.Equal(("w32tm /query /peers", false, "ntp4.example.org,0x9", 0), (reading.Tool, reading.Synchronized, reading.Server, reading.Stratum));
    }

    [Theory]
    [InlineData("Anzahl Peers: 1\n\nName: db7\nStatus: bereit\nAlter: 12s\nModus: 0 (frei)\nStufe: 0 (frei)\nEins: 0 (frei)\nZwei: 0 (frei)\n")]
    [InlineData("Workers: 1\n\nPeer: db7\nState: Active\nTime Remaining: 1.0000000s\n")]
    public void A_count_alone_does_not_make_a_list_of_peers(string text) => Assert.Null(ClockReadings.Read(text).Tool);

    [Theory]
    [InlineData("2026-05-05T18:02:11.1234567+09:00", true)]
    [InlineData("Tuesday, May 5, 2026 6:02:11 PM", false)]
    [InlineData("2026년 5월 5일 화요일 오후 6:02:11", false)]
    [InlineData("mardi 5 mai 2026 18:02:11", false)]
    [InlineData("2026-05-05 18:02:11Z", false)]
    [InlineData("Tue, 05 May 2026 18:02:11 GMT", false)]
    [InlineData("PS> (Get-Date).ToUniversalTime()\n\nTuesday, May 5, 2026 9:02:11 AM", true)]
    public void Get_Date_gives_an_instant_only_with_a_zone_it_really_converted_to(string text, bool hasInstant)
    {
        var reading = ClockReadings.Read(text);

        Assert.Equal("Get-Date", reading.Tool);
        Assert.Equal(hasInstant ? Instant.FromUtc(2026, 5, 5, 9, 2, 11) : null, reading.Instant?.Minus(Duration.FromNanoseconds(reading.Instant.Value.ToUnixTimeTicks() % 10_000_000 * 100)));
    }
}
