using SupportBot;
using SupportBot.Api;
using SupportBot.Storage;
using SupportBot.Turns;
using SupportBot.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton<Site>()
    .AddStorage(builder.Configuration)
    .AddTurns()
    .AddWeb()
    .AddSupportApi();

var app = builder.Build();
app.UseAccess();
app.MapWeb();
app.MapSupportApi();
app.Run();
