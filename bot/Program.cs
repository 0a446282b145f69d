using SupportBot;
using SupportBot.Api;
using SupportBot.Articles;
using SupportBot.HandOvers;
using SupportBot.Pictures;
using SupportBot.Playbooks;
using SupportBot.Retention;
using SupportBot.Slack;
using SupportBot.Storage;
using SupportBot.Teams;
using SupportBot.Teams.Packaging;
using SupportBot.Time;
using SupportBot.Turns;
using SupportBot.Web;

if (args is ["articles", ..])
    return await ArticlesCommand.RunAsync(args, Console.Out, Console.Error);
if (args is ["playbooks", ..])
    return await PlaybooksCommand.RunAsync(args, Console.Out);
if (args is ["events", ..])
    return await EventsCommand.RunAsync(args, Console.Out, Console.Error);
if (args is ["audit", ..])
    return await AuditCommand.RunAsync(args, Console.Out, Console.Error);

// Started from elsewhere, the settings are still those beside the program.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory });
if (args is ["teams", "package", ..])
    return AppPackageCommand.Run(args, builder.Configuration, Console.Out);
if (args is ["erase", ..])
    return await EraseCommand.RunAsync(args, builder, Console.Out, Console.Error);

builder.ListenSomewhere();
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<Site>()
    .AddTime(builder.Configuration)
    .AddCheckLinks()
    .AddStorage(builder.Configuration)
    .AddRetention(builder.Configuration)
    .AddArticles(builder.Configuration)
    .AddPlaybooks(builder.Configuration)
    .AddHandOvers(builder.Configuration)
    .AddTurns()
    .AddWeb()
    .AddTeams()
    .AddProtocols()
    .AddSlack()
    .AddSupportApi()
    .AddSupportMetrics();

var app = builder.Build();
app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = error => (error as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError });
app.UseAccess();
app.UseLargeBodies();
app.UseStorage();
app.MapWeb();
app.MapPictures();
app.MapTeams();
app.MapSlack();
app.MapSupportApi();
app.MapRetention();
app.MapCheckLinks();
app.MapPrometheusScrapingEndpoint();
await app.RunAsync();
return 0;
