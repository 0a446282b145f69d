using System.Collections.Frozen;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// Names of months and weekdays as <c>date</c> and <c>Get-Date</c> write them, short and long, in the languages of the C libraries and of Windows.
/// One word can be both (French "mar." is Tuesday, "mars" is March; Spanish "mar" is either), or two months ("listopad" is October in Croatian and
/// November in Polish): the reader tries each, and the weekday decides.
/// </summary>
internal static class DateWords
{
    // One line a month, January first.
    private static readonly string[] Months =
    [
        "jan january januar januari janvier janv enero ene janeiro gennaio gen ян янв январь января январ styczeń stycznia sty leden ledna led ocak oca tammikuu tammikuuta tammi január ianuarie ian ιαν ιανουαρίου січ січня jän jänner ינו יناير يناير มกราคม ม.ค. saus gener ينا جانفي xin xineru сту студзеня студзень яну януари ion ionawr ιανουάριος jaan jaanuar urt urtarrila ean eanáir xan xaneiro ינואר sij siječnja siječanj janúar იან იანვარი қаң қаңтар sausio sausis janvāris јан јануари jannar genièr janar јануар січень",
        "feb february februar februari février févr fevrier febrero fevereiro fev febbraio фев февр февраль февраля luty lutego lut únor února úno şubat şub helmikuu helmikuuta helmi február februarie φεβ φεβρουαρίου лют лютого feber فبراير กุมภาพันธ์ ก.พ. febrer فبر شباط فيفري febreru лютага люты февруари febr chw chwefror φεβρουάριος veebr veebruar ots otsaila fév feabh feabhra febreiro פבר פברואר velj veljače veljača febrúar თებ თებერვალი ақп ақпан vas vasario vasaris februāris fra frar febrièr shk shkurt феб фебруар лютий",
        "mar march märz mär mrz maart mrt mars marzo março marco мар март марта marzec marca březen března bře mart maaliskuu maaliskuuta maalis március márc martie μαρ μαρτίου бер березня marts مارس มีนาคม มี.ค. març مار آذار marzu сак сакавіка сакавік maw mawrth μάρ μάρτιος märts martxoa márta מרץ ožu ožujka ožujak maret მარ მარტი нау наурыз kov kovo kovas mac marec березень",
        "apr april avril avr abril abr aprile апр апрель апреля kwiecień kwietnia kwi duben dubna dub nisan nis huhtikuu huhtikuuta huhti április ápr aprilie απρ απριλίου кві квітня أبريل إبريل เมษายน เม.ย. أبر نيسان أفريل d’abril кра красавіка красавік април d’abr ebr ebrill απρίλιος aprill api apirila aib aibreán אפר אפריל tra travnja travanj apríl აპრ აპრილი сәу сәуір bal balandžio balandis aprīlis pri prill квітень d'abril",
        "may mai mayo maio maggio mag mei май мая maj maja květen května kvě mayıs toukokuu toukokuuta touko május máj μαΐ μαΐου μαϊ тра травня maí مايو พฤษภาคม พ.ค. maig ماي أيار mayu μάι μάιος maiatza beal bealtaine מאי svi svibnja svibanj მაი მაისი мам мамыр geg gegužės gegužė maijs мај mej mejju травень",
        "jun june juni juin junio junho giugno giu июн июнь июня czerwiec czerwca cze červen června čen haziran haz kesäkuu kesäkuuta kesä június jún iunie iun ιουν ιουνίου чер червня يونيو มิถุนายน มิ.ย. juny يون حزيران جوان xun xunu чэр чэрвеня чэрвень юни meh mehefin ιούν ιούνιος juuni eka ekaina meith meitheamh xuñ xuño יונ יוני lip lipnja lipanj júní ივნ ივნისი мау маусым birž birželio birželis jūn jūnijs јун јуни ġun ġunju junh junij qer qershor червень",
        "jul july juli juillet juil julio julho luglio lug июл июль июля lipiec lipca lip červenec července čec temmuz tem heinäkuu heinäkuuta heinä július júl iulie iul ιουλ ιουλίου лип липня يوليو กรกฎาคม ก.ค. juliol يول تموز جويلية يوليوز xnt xunetu ліп ліпеня ліпень юли gor gorffennaf ιούλ ιούλιος juuli uzt uztaila jui iúil xul xullo יול יולי srp srpnja srpanj júlí ივლ ივლისი шіл шілде liep liepos liepa jūl jūlijs јул јули julai lul lulju julhet julij kor korrik липень",
        "aug august augustus août aout agosto ago авг август августа sierpień sierpnia sie srpen srpna srp ağustos ağu elokuu elokuuta elo augusztus αυγ αυγούστου сер серпня augusti أغسطس สิงหาคม ส.ค. agost أغس آب أوت غشت d’agostu agostu жні жніўня жнівень d’ag d’agost ag aws awst αύγ αύγουστος abu abuztua aoû lún lúnasa אוג אוגוסט kol kolovoza kolovoz agu agustus ágú ágúst აგვ აგვისტო там тамыз rugp rugpjūčio rugpjūtis augusts ogos aww awwissu avg avgust gsh gusht серпень d'agost",
        "sep sept september septembre septiembre setembro set settembre sett сен сент сентябрь сентября wrzesień września wrz září zář eylül eyl syyskuu syyskuuta syys szeptember szept szep septembrie σεπ σεπτ σεπτεμβρίου вер вересня سبتمبر กันยายน ก.ย. setembre سبت أيلول شتنبر setiembre верасня верасень сеп септември septembar med medi σεπτέμβριος ira iraila mfómh ספט ספטמבר ruj rujna rujan სექ სექტემბერი қыр қыркүйек rugs rugsėjo rugsėjis septembris settembru sht shtator септембар вересень",
        "oct october oktober okt octobre octubre outubro out ottobre ott окт октябрь октября październik października paź říjen října říj ekim eki lokakuu lokakuuta loka október octombrie οκτ οκτωβρίου жов жовтня أكتوبر ตุลาคม ต.ค. أكت och d’ochobre ochobre кас кастрычніка кастрычнік октомври oktobar d’oct d’octubre hyd hydref οκτώβριος oktoober urr urria dfómh אוק אוקטובר lis listopada listopad ოქტ ოქტომბერი қаз қазан spal spalio spalis oktobris ottubru d’octòbre octòbre tet tetor октобар жовтень d'octubre",
        "nov november novembre noviembre novembro ноя нояб ноябрь ноября listopad listopada lis kasım kas marraskuu marraskuuta marras noiembrie noi νοε νοεμ νοεμβρίου лис листопада نوفمبر พฤศจิกายน พ.ย. نوف نونبر pay payares ліс лістапада лістапад ное ноември novembar listopadu tach tachwedd νοέ νοέμβριος aza azaroa samh samhain נוב נובמבר stu studenoga studeni nóv nóvember ნოე ნოემბერი қар қараша lapkr lapkričio lapkritis novembris novembru nën nëntor нов новембар листопад",
        "dec december dezember dez décembre déc decembre diciembre dic dezembro dicembre дек декабрь декабря grudzień grudnia gru prosinec prosince pro aralık ara joulukuu joulukuuta joulu decembrie δεκ δεκεμβρίου гру грудня desember des ديسمبر ธันวาคม ธ.ค. desembre ديس دجنبر avi d’avientu avientu сне снежня снежань декември decembar rha rhagfyr δεκέμβριος dets detsember abe abendua noll nollaig decembro דצמ דצמבר prosinca prosinac დეკ დეკემბერი жел желтоқсан gruod gruodžio gruodis decembris dis disember diċ diċembru dhj dhjetor дец децембар грудень",
    ];

    // One line a weekday, Monday first (ISO 8601).
    private static readonly string[] Weekdays =
    [
        "mon monday montag mo lundi lun lunes segunda-feira segunda seg lunedì 월요일 월 月曜日 月 星期一 周一 週一 礼拜一 пн понедельник пнд maandag ma måndag mån poniedziałek pon pn mandag man pondělí po pazartesi pzt maanantai maanantaina hétfő hét h luni δευ δευτέρα понеділок mánudagur mán الاثنين เส. จันทร์ จ. dilluns dl. pondelok ponedjeljak ن الإثنين llu llunes пан панядзелак понеделник llun e esmaspäev al astelehena luan luns ב' שני sen senin ორშ ორშაბათი дс дүйсенбі pr pirmadienis p pirmdiena пон isn isnin tne it-tnejn må diluns lu ponedeljek hën понедељак ponedeljak t2",
        "tue tuesday dienstag di mardi mar martes terça-feira terça ter martedì 화요일 화 火曜日 火 星期二 周二 週二 礼拜二 вт вторник втр dinsdag tisdag tis wtorek wto wt tirsdag tir úterý út salı sal tiistai tiistaina ti kedd k marți τρι τρίτη вівторок الثلاثاء อังคาร อ. dimarts ث аўт аўторак uto utorak dt maw mawrth t teisipäev ar asteartea máirt ג' שלישי sel selasa þri þriðjudagur სამ სამშაბათი сс сейсенбі an antradienis o otrdiena вто tli it-tlieta ty tysdag dm dimars ma ut utorok tor torek уто уторак t3",
        "wed wednesday mittwoch mi mercredi mer miércoles mié mie quarta-feira quarta qua mercoledì 수요일 수 水曜日 水 星期三 周三 週三 礼拜三 ср среда срд woensdag wo onsdag ons środa śro śr st středa çarşamba çrş çar keskiviikko keskiviikkona ke szerda sze miercuri τετ τετάρτη середа الأربعاء พุธ พ. dimecres ر серада сряда sri srijeda dc mercher k kolmapäev az asteazkena céad mér mércores ד' רביעי rab rabu mið miðvikudagur ოთხ ოთხშაბათი сәрсенбі tr trečiadienis t trešdiena сре erb l-erbgħa on dimècres streda sre sreda mër t4",
        "thu thursday donnerstag do jeudi jeu jueves jue quinta-feira quinta qui giovedì gio 목요일 목 木曜日 木 星期四 周四 週四 礼拜四 чт четверг чтв donderdag torsdag tor tors czwartek czw cz čtvrtek čt perşembe per prş torstai torstaina to csütörtök cs joi πεμ πέμπτη четвер الخميس พฤหัสบดี พฤ. dijous خ xue xueves чцв чацвер четвъртък čet četvrtak dj iau n neljapäev og osteguna déar déardaoin xov xoves ה' חמישי kam kamis fim fimmtudagur ხუთ ხუთშაბათი бс бейсенбі kt ketvirtadienis c ceturtdiena чет четврток kha khamis ħam il-ħamis dijòus jo št štvrtok četrtek enj четвртак t5",
        "fri friday freitag fr vendredi ven viernes vie sexta-feira sexta sex venerdì 금요일 금 金曜日 金 星期五 周五 週五 礼拜五 пт пятница птн vrijdag vr fredag fre piątek pią pt pátek pá cuma cum perjantai perjantaina pe péntek p vineri παρ παρασκευή п'ятниця الجمعة ศุกร์ ศ. divendres ج الجمعـة vienres пят пятніца петък pet petak dv gwe gwener r reede or ostirala aoine venres ו' שישי jum jumat fös föstudagur პარ პარასკევი жм жұма pn penktadienis pk piektdiena пет петок jumaat ġim il-ġimgħa vi pi piatok petek pre петак t6",
        "sat saturday samstag sa sonnabend samedi sam sábado sáb sabado sab sabato 토요일 토 土曜日 土 星期六 周六 週六 礼拜六 сб суббота сбт zaterdag za lördag lör sobota sob so lørdag lør cumartesi cmt lauantai lauantaina la szombat szo sâmbătă sâm σαβ σάββατο субота السبت เสาร์ ส. dissabte س sábadu суб събота sub subota ds sad sadwrn l laupäev lr larunbata sath ש' שבת sabtu lau laugardagur შაბ შაბათი сенбі št šeštadienis s sestdiena саб сабота sib is-sibt lø laurdag sb sht cts t7",
        "sun sunday sonntag son dimanche dim domingo dom domenica 일요일 일 日曜日 日 星期日 星期天 周日 週日 礼拜天 礼拜日 вс воскресенье вск zondag zo söndag sön niedziela nie nd niedz søndag søn neděle ne pazar paz sunnuntai sunnuntaina su vasárnap v duminică κυρ κυριακή неділя нд الأحد อาทิตย์ อา. diumenge ح domingu няд нядзеля неделя ned nedjelja dg sul so p pühapäev ig igandea domh א' ראשון min minggu sunnudagur კვი კვირა жк жексенбі sk sekmadienis sv svētdiena нед недела ahd ahad ħad il-ħadd sø sundag dimenge du nedeľa nedelja die недеља cn",
    ];

    // Words between the numbers that say nothing: "23 de novembro de 2026", "klo 8.11.08", "2026 г.", "kl. 08:11".
    private static readonly FrozenSet<string> Filler = FrozenSet.Create(
        "de", "del", "den", "d", "г", "года", "год", "r", "р", "року", "klo", "kl", "at", "um", "à", "le", "el", "o", "as", "às", "alle", "ore", "te", "om", "op", "uhr", "dnia", "of", "в", "의", "西元", "민국", "năm", "h", "m", "gada", "წლის", "ta");

    private static readonly FrozenDictionary<string, ImmutableArray<int>> MonthNumbers = Numbered(Months);
    private static readonly FrozenDictionary<string, ImmutableArray<int>> WeekdayNumbers = Numbered(Weekdays);

    /// <summary>The months a word can mean, 1 to 12; none for another word.</summary>
    public static ImmutableArray<int> Month(string word) => Find(MonthNumbers, word);

    /// <summary>The weekdays a word can mean, ISO numbers, Monday is 1; none for another word.</summary>
    public static ImmutableArray<int> Weekday(string word) => Find(WeekdayNumbers, word);

    public static bool IsFiller(string word) => Filler.Contains(Plain(word));

    /// <summary>True for "PM" in its languages, false for "AM", null for another word.</summary>
    public static bool? IsAfternoon(string word) => Plain(word) switch
    {
        "am" or "a.m" or "오전" or "午前" or "上午" or "凌晨" or "早上" or "πμ" or "π.μ" or "fm" or "sa" or "de." or "ص" => false,
        "pm" or "p.m" or "오후" or "午後" or "下午" or "晚上" or "中午" or "μμ" or "μ.μ" or "em" or "ch" or "م" => true,
        _ => null,
    };

    private static ImmutableArray<int> Find(FrozenDictionary<string, ImmutableArray<int>> names, string word) =>
        names.TryGetValue(Plain(word), out var numbers) || names.TryGetValue(word, out numbers) ? numbers : [];

    private static string Plain(string word) => word.TrimEnd('.').ToLowerInvariant();

    private static FrozenDictionary<string, ImmutableArray<int>> Numbered(string[] lines) =>
        lines.SelectMany((line, at) => line.Split(' ').Select(name => (Name: name, Number: at + 1)))
            .GroupBy(entry => entry.Name, entry => entry.Number)
            .ToFrozenDictionary(each => each.Key, each => each.Distinct().ToImmutableArray());
}
