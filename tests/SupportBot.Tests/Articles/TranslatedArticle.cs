namespace SupportBot.Tests.Articles;

/// <summary>One article of our own as translations of a base carry it: the same log, other headings, and the unevenness of many hands and years.</summary>
/// <param name="Folder">Name of the language's folder.</param>
/// <param name="Language">Tag the edition must get.</param>
/// <param name="Description">First H2 as written, with or without its anchor.</param>
/// <param name="Environment">Label line as written: a heading or a bold line.</param>
/// <param name="Issue">Label line as written.</param>
/// <param name="Messages">Label line as written, over a fence of its own.</param>
/// <param name="Cause">Label line as written.</param>
/// <param name="Resolution">Second H2 as written.</param>
/// <param name="Sentence">A sentence of prose in the language, which tells it by its words.</param>
/// <param name="Number">What stands between the number of a step and its words: ". ", or what translation made of it.</param>
public sealed record TranslatedArticle(
    string Folder, string Language, string Description, string Environment, string Issue, string Messages, string Cause, string Resolution, string Sentence, string Number = ". ")
{
    /// <summary>The samples: the base's other languages, and more that a team may add.</summary>
    public static IReadOnlyList<TranslatedArticle> All { get; } =
    [
        new("es", "es", "## Descripción {#description}", "### <b>Entorno</b>", "### <b>Problema/Síntomas</b>", "### <b>Mensajes especificados</b>", "### <b>Causa</b>", "## Resolución {#resolution}",
            "La puerta de la cámara no se abre cuando el motor está frío y usted recibe una alarma en el panel."),
        new("it-IT", "it", "## Descrizione", "<b>Ambiente</b>", "<b>Problema/Sintomi</b>", "<b>Messaggi specificati:</b>", "<b>Causa</b>", "## Risoluzione",
            "La porta della camera non si apre quando il motore è freddo e sul pannello viene mostrato un allarme."),
        new("nl", "nl", "## Beschrijving {#description}", "### Omgeving", "### Kwestie/symptomen", "### Foutberichten", "### Oorzaak:", "## Resolutie {#resolution}",
            "De deur van de kluis gaat niet open wanneer de motor koud is en op het paneel wordt een alarm getoond."),
        new("pt-BR", "pt-br", "##Descrição {#descrição}", "**Ambiente**", "**Problema/Sintomas**", "**Mensagens de erro:**", "**Causa**", "##Resolução {#resolução}",
            "A porta do cofre não abre quando o motor está frio e você recebe um alarme no painel da sala."),
        new("sv-SE", "sv", "## Beskrivning {#description}", "### <b>Miljö</b>", "### <b>Utgåva/symtom</b>", "### <b>Angivna meddelanden</b>", "### <b>Orsak</b>", "## Upplösning {#resolution}",
            "Dörren till valvet öppnas inte när motorn är kall och det visas ett larm på panelen som du inte kan stänga."),
        new("zh-Hans", "zh-hans", "## 描述 {#description}", "### <b>环境</b>", "### <b>问题／症状</b>", "### <b>指定的消息</b>", "### <b>原因：</b>", "## 分辨率 {#resolution}",
            "电机变冷时，金库的门无法打开，控制面板会显示这个错误。请检查设置。", "．"),
        new("zh_TW", "zh-hant", "## 說明", "### 環境", "### 問題/症狀", "### 錯誤訊息", "### 原因", "## 解析度",
            "馬達變冷時，金庫的門無法打開，控制面板會顯示這個錯誤。請檢查設定。", "、"),
        new("ja-JP", "ja", "## 説明 {#description}", "### <b>環境</b>", "### <b>問題／症状</b>", "### <b>指定されたメッセージ</b>", "### <b>0.5511122</b>", "## 解決策 {#resolution}",
            "モーターが冷えていると金庫のドアが開かず、パネルに警告が表示されます。", "."),
        new("pl", "pl", "## Opis", "### Środowisko", "### Problem/objawy", "### Komunikaty o błędach", "### Przyczyna", "## Rozdzielczość",
            "Drzwi skarbca nie otwierają się, gdy silnik jest zimny, i na panelu jest alarm, że nie można ich zamknąć."),
        new("ru-RU", "ru", "## Описание", "<b>Среда</b>", "<b>Проблема/симптомы</b>", "<b>Сообщения об ошибках</b>", "<b>Причина</b>", "## Разрешение",
            "Дверь хранилища не открывается, когда двигатель холодный, и на панели появляется сигнал тревоги."),
        new("da-DK", "da", "## Beskrivelse", "### Miljø", "### Problem/symptomer", "### Fejlmeddelelser", "### Årsag", "## Opløsning",
            "Døren til boksen åbner ikke, når motoren er kold, og der vises en alarm på panelet, som du ikke kan lukke. Fejl i en motor."),
        new("fi", "fi", "## Kuvaus", "### Ympäristö", "### Ongelma/oireet", "### Virheilmoitukset", "### Syy", "## Ratkaisu",
            "Holvin ovi ei aukea, kun moottori on kylmä, ja paneelissa on hälytys, että se ei voi sulkea ovea, jos se on jumissa."),
        new("nb-NO", "nb", "## Beskrivelse", "### Miljø", "### Problem/symptomer", "### Feilmeldinger", "### Årsak", "## Oppløsning",
            "Døren til hvelvet åpner ikke når motoren er kald, og det vises en feil av alarmen. Hvordan du å lukke den av."),
        new("cs", "cs", "## Popis", "### Prostředí", "### Problém/příznaky", "### Chybové zprávy", "### Příčina", "## Řešení",
            "Dveře trezoru se neotevřou, když je motor studený, a na panelu je alarm, který nelze zavřít, pokud se to stane."),
        new("tr-TR", "tr", "## Açıklama", "### Ortam", "### Sorun/Belirtiler", "### Hata iletileri", "### Neden", "## Çözünürlük",
            "Motor soğuk olduğu için kasa kapısı açılmaz ve panel bir alarm gösterir, bu ne kadar sürerse sürsün kapı kapalı kalır."),
    ];

    /// <summary>The file's text.</summary>
    public string Text => $"""
        ---
        title: VAULT-{Folder} &quot;Door is jammed&quot; | Vault
        description: {Description.Trim('#', ' ').Split(' ')[0]}
        product: Vault
        keywords: KCS, Vault
        internal-notes: call Alice
        article-number: KB-1
        ---

        # VAULT-{Folder} &quot;Door is jammed&quot; | Vault

        {Description}


        {Environment}

        - Vault 3.2

        {Issue}

        {Sentence}&#x200B;

        ```
        2026-03-01 10:00:00 [ main]  ERROR [ vault]  door 7 is jammed
        ```

        {Messages}

        ```
        ERR-4711 motor stalled
        ```

        {Cause}

        {Sentence}

        {Resolution}

        1{Number}{Sentence}
        2{Number}{Sentence}
            1. {Sentence}
            2. {Sentence}

        ```
        vaultctl door --oil
        ```

        3{Number}{Sentence}
        """;
}
