using SupportBot;
using SupportBot.Api;
using SupportBot.Articles;
using SupportBot.Storage;
using SupportBot.Teams;
using SupportBot.Turns;
using SupportBot.Web;

if (args is ["articles", ..])
    return await ArticlesCommand.RunAsync(args, Console.Out, Console.Error);

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<Site>()
    .AddStorage(builder.Configuration)
    .AddArticles(builder.Configuration)
    .AddTurns()
    .AddWeb()
    .AddTeams()
    .AddSupportApi();

var app = builder.Build();
app.UseAccess();
app.MapWeb();
app.MapTeams();
app.MapSupportApi();
await app.RunAsync();
return 0;
