using System.Net;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Teams;

/// <summary>Activities in the shapes that Teams sends, with all the fields that the bot does not need, and with those missing that Teams leaves out.</summary>
public sealed class TeamsContractTests
{
    private const string Bot = "28:9b1d6c52-77aa-4c0e-9d0b-5a61f0c3be10", Shop = "19:shop-general@thread.tacv2", Root = "1790000000500";

    private const string Mention = """{"type":"mention","mentioned":{"id":"28:9b1d6c52-77aa-4c0e-9d0b-5a61f0c3be10","name":"Help Desk"},"text":"<at>Help Desk</at>"}""";

    private const string Team = """
        "channelData":{"teamsChannelId":"19:shop-general@thread.tacv2","teamsTeamId":"19:shop-general@thread.tacv2","tenant":{"id":"aaaa1111-0000-4000-8000-000000000001"},
        "team":{"id":"19:shop-general@thread.tacv2","name":"Shop","aadGroupId":"bbbb2222-0000-4000-8000-000000000002"},"channel":{"id":"19:shop-general@thread.tacv2"},"source":{"name":"message"},
        "settings":{"selectedChannel":{"id":"19:shop-general@thread.tacv2"}}}
        """;

    private const string Personal = """ "conversation":{"conversationType":"personal","tenantId":"aaaa1111-0000-4000-8000-000000000001","id":"a:1_chat"} """;
    private const string Group = """ "conversation":{"isGroup":true,"conversationType":"groupChat","tenantId":"aaaa1111-0000-4000-8000-000000000001","id":"19:incident@thread.v2","name":"Incident"} """;
    private const string Channel = """ "conversation":{"isGroup":true,"conversationType":"channel","tenantId":"aaaa1111-0000-4000-8000-000000000001","id":"19:shop-general@thread.tacv2"} """;
    private const string Thread = """ "conversation":{"isGroup":true,"conversationType":"channel","tenantId":"aaaa1111-0000-4000-8000-000000000001","id":"19:shop-general@thread.tacv2;messageid=1790000000500"} """;

    /// <summary>The fields of an activity, where it is answered (null = it is not), and a word of the answer.</summary>
    public static TheoryData<string, string?, string> Shapes => new()
    {
        { $$""" "type":"message","text":"KA-10565","textFormat":"plain","attachmentLayout":"list","attachments":[],{{Personal}} """, "a:1_chat", "KA-10565" },
        { $$""" "type":"message","text":"started ERROR JWT has expired","attachments":[{"contentType":"text/html","content":"<div><div itemprop=\"copy-paste-block\">started</div><div>ERROR {&quot;error&quot;:&quot;invalid_grant&quot;,&quot;error_description&quot;:&quot;JWT has expired&quot;}</div></div>"}],{{Personal}} """, "a:1_chat", "line 2" },
        { $$""" "type":"message","text":"<at>Help Desk</at>&nbsp;KA-10565\n","entities":[{{Mention}},{"type":"clientInfo","locale":"en-US","country":"US","platform":"Android","timezone":"Asia/Seoul"}],{{Group}} """, "19:incident@thread.v2", "KA-10565" },
        { $$""" "type":"message","text":"<at>Help Desk</at> KA-10565","entities":[{{Mention}}],{{Thread}},{{Team}} """, $"{Shop};messageid={Root}", "KA-10565" },
        { $$""" "type":"message","text":"anybody here?","attachments":[{"contentType":"text/html","content":"<p>anybody here?</p>"}],{{Thread}},{{Team}} """, null, "" },
        { $$$""" "type":"message","text":"\n<span class=\"inline-compose-card\" itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\">\n  <span content=\"0\" itemprop=\"cardId\"></span>\n</span>\n","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[]}}],{{{Personal}}} """, null, "" },
        { $$$""" "type":"message","text":"https://bot.example/articles/KA-10565","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[]}}],{{{Personal}}} """, "a:1_chat", "KA-10565" },
        { $$""" "type":"message","replyToId":"1790000000777","value":{"kind":"of another bot"},{{Personal}} """, null, "" },
        { $$""" "type":"installationUpdate","action":"add",{{Personal}} """, "a:1_chat", "Paste an error or a log" },
        { $$""" "type":"installationUpdate","action":"add",{{Channel}},{{Team}} """, Shop, "Paste an error or a log" },
        { $$""" "type":"installationUpdate","action":"remove",{{Personal}} """, null, "" },
        { $$""" "type":"conversationUpdate","membersAdded":[{"id":"28:9b1d6c52-77aa-4c0e-9d0b-5a61f0c3be10"}],{{Channel}},{{Team}} """, Shop, "Paste an error or a log" },
        { $$""" "type":"conversationUpdate","membersAdded":[{"id":"29:someone","aadObjectId":"cccc3333-0000-4000-8000-000000000003"}],{{Channel}},{{Team}} """, null, "" },
        { $$""" "type":"conversationUpdate","membersRemoved":[{"id":"28:9b1d6c52-77aa-4c0e-9d0b-5a61f0c3be10"}],{{Channel}},{{Team}} """, null, "" },
        { """ "type":"messageReaction","reactionsAdded":[{"type":"like"}],"replyToId":"1","conversation":{"id":"a:1_chat","conversationType":"personal"} """, null, "" },
        { $$""" "type":"event","name":"application/vnd.microsoft.readReceipt","value":{"lastReadMessageId":"1790000000001"},{{Personal}} """, null, "" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_activity_of_Teams_is_acknowledged_and_answered_where_it_belongs(string fields, string? where, string says)
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(Activity(chat, fields));
        if (where is null)
        {
            await chat.TellAsync(Activity(chat, $$""" "type":"message","text":"help",{{Personal}} """));
            Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "What I can do"));
            return;
        }

        var answer = await chat.Connector.NextAsync();
        Assert.Equal($"/connector/v3/conversations/{where}/activities", answer.Path);
        Assert.True(TeamsChat.Says(answer.Card, says));
    }

    [Theory]
    [InlineData(""" "name":"task/fetch","value":{"data":{"type":"task/fetch"},"context":{"theme":"default"}} """, HttpStatusCode.NotImplemented)]
    [InlineData(""" "name":"message/submitAction","replyToId":"1790000000777","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":""}} """, HttpStatusCode.OK)]
    [InlineData(""" "name":"composeExtension/query","value":{"commandId":"","parameters":[{"name":"searchQuery","value":"KA-10565"}],"queryOptions":{"count":25,"skip":0}} """, HttpStatusCode.OK)]
    [InlineData(""" "name":"composeExtension/anonymousQueryLink","value":{"url":"https://bot.example/articles/KA-10565"} """, HttpStatusCode.NotImplemented)]
    public async Task An_invoke_of_Teams_is_answered_in_its_response(string fields, HttpStatusCode expected)
    {
        await using var chat = await TeamsChat.StartAsync();
        using var response = await chat.SendAsync(Activity(chat, $$""" "type":"invoke",{{fields}},{{Personal}} """));
        Assert.Equal(expected, response.StatusCode);
    }

    private static JsonObject Activity(TeamsChat chat, string fields)
    {
        var activity = JsonNode.Parse($$"""
            {"id":"{{Guid.NewGuid()}}","timestamp":"2026-11-25T07:18:56.3031234Z","localTimestamp":"2026-11-25T16:18:56.303+09:00","localTimezone":"Asia/Seoul","channelId":"msteams",
            "from":{"id":"29:1Minji","aadObjectId":"dddd4444-0000-4000-8000-000000000004"},"recipient":{"id":"{{Bot}}","name":"Help Desk"},{{fields}}}
            """)!.AsObject();
        activity["serviceUrl"] = chat.Activities.Common("message", Activities.Personal, Activities.Minji)["serviceUrl"]!.DeepClone();
        return activity;
    }
}
